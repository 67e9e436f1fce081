//! Every journey, in one binary. Each module is a part of the app or a kind of trouble.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "clippy knows #[test] functions, not the helpers beside them"
)]
#![allow(
    clippy::print_stdout,
    reason = "how many files were broken and how many kills were survived is wanted in the log"
)]

mod accessible;
mod arrivals;
mod backup;
mod backup_faults;
mod beside;
mod buzz;
mod check;
mod each_file;
mod ends;
mod growing;
mod harness;
mod host_files;
mod hosts;
mod hosts_real;
mod insights;
mod install;
mod keyboard;
mod keyboard_keys;
mod keyboard_loop;
mod kill;
mod layout;
mod learn;
mod lesson;
mod listed;
mod lock;
mod loop_screens;
mod neighbours;
mod notes;
mod offline;
mod places;
mod practice;
mod privacy;
mod reading;
mod releases;
mod reminders;
mod repairs;
mod rescue_copies;
mod review;
mod script_strings;
mod sharing;
mod tabs;
mod threads;
mod trouble;
mod update;
mod vault;
mod whole_loop;
mod year;

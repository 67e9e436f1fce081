//! Pieces of a screen: props in, callbacks out. No storage, no state of the app, no addresses but
//! those handed in.

pub mod case_question;
pub mod chart;
pub mod chip;
pub mod choice;
pub mod day_choice;
pub mod decision;
pub mod drawing;
pub mod furrow;
pub mod icon;
pub mod install_picture;
pub mod mark;
pub mod own_words;
pub mod radio_row;
pub mod refusal;
pub mod rhythm_dots;
pub mod say_line;
pub mod secret_field;
pub mod share_button;
pub mod verdict_choices;
pub mod week_days;
pub mod writing;

//! Every screen and state of the app in every look, as pictures with an index page, audited on the
//! way. `cargo xtask gallery` runs it.
//!
//! It drives the built site as people of three ages of use would, with words that could be
//! anybody's and a day that is always the same. It judges nothing but what a program can: the
//! audit's rules, what reaches over the edge, what is too small for a finger.

mod camera;
mod index;
mod new_person;
mod people;
mod place;
mod spoken;
mod trouble;
mod two_years;
mod week_three;

use std::path::PathBuf;

use e2e::{Failure, Outcome};

use camera::{Camera, Looks};

/// What is wanted, from the command line.
struct Wanted {
    folder: PathBuf,
    looks: Looks,
    only: Vec<String>,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let wanted = wanted()?;
    let mut camera = Camera::new(wanted.folder, wanted.looks)?;
    let asked = |who: &str| wanted.only.is_empty() || wanted.only.iter().any(|only| only == who);
    if asked("new") {
        new_person::tour(&mut camera).await?;
    }
    if asked("weeks") {
        week_three::tour(&mut camera).await?;
    }
    if asked("years") {
        two_years::tour(&mut camera).await?;
    }
    if asked("trouble") {
        trouble::tour(&mut camera).await?;
    }
    index::write(&camera)
}

fn wanted() -> Outcome<Wanted> {
    let mut wanted = Wanted {
        folder: PathBuf::new(),
        looks: Looks::All,
        only: Vec::new(),
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--few" => wanted.looks = Looks::Few,
            "--only" => wanted.only.extend(
                words
                    .next()
                    .iter()
                    .flat_map(|who| who.split(','))
                    .map(str::to_owned),
            ),
            folder => wanted.folder = folder.into(),
        }
    }
    match wanted.folder.as_os_str().is_empty() {
        true => Err(Failure::Unmet("no folder for the pictures".to_owned())),
        false => Ok(wanted),
    }
}

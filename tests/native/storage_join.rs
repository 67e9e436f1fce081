//! Joining what devices have: in any order, as often as one likes, and nothing is lost.
//!
//! Every history of five steps of three devices is played through: each writes, removes or
//! takes over what another has. The truth is kept beside it, as sets of what each version knew.

use std::collections::BTreeSet;

use alongside::storage::join::Siblings;
use alongside::storage::stamp::{Device, Stamp, Stamper};
use alongside::storage::version::{Body, Descent, Version};

use crate::storage_stamp::device;

const DEVICES: usize = 3;
/// Each device may write, remove, and take over from each of the two others.
const STEPS: usize = DEVICES * 4;
const DEPTH: u32 = 5;

/// One device, and the truth about what it holds: the number of each version, with the numbers of
/// those it descends from.
#[derive(Clone)]
struct Held {
    siblings: Siblings,
    stamper: Stamper,
    renamed: u32,
    truth: Vec<(usize, BTreeSet<usize>)>,
}

struct World {
    devices: Vec<Held>,
    /// When each version was written, by its number.
    dots: Vec<Stamp>,
}

impl World {
    fn new() -> World {
        let held = |at| Held {
            siblings: Siblings::default(),
            stamper: Stamper::new(name(at, 0)),
            renamed: 0,
            truth: Vec::new(),
        };
        World {
            devices: (0..DEVICES).map(held).collect(),
            dots: Vec::new(),
        }
    }

    fn step(&mut self, step: usize) {
        let (at, what) = (step / 4, step % 4);
        match what {
            0 => self.write(at, false),
            1 => self.write(at, true),
            other => {
                let from = (at + other - 1) % DEVICES;
                self.take_over(at, from);
            }
        }
    }

    /// Writes what comes after the version in use; what stands beside it stays.
    fn write(&mut self, at: usize, remove: bool) {
        let number = self.dots.len();
        let held = &mut self.devices[at];
        // All clocks stand still, so the counters and the names alone decide.
        let dot = held.stamper.next(1);
        let used = held.siblings.in_use().cloned();
        let descent = used
            .as_ref()
            .map_or(Descent::first(dot), |used| used.descent.next(dot));
        let body = match remove {
            true => Body::Gone,
            false => Body::Plain(number.to_string()),
        };
        let before = held.siblings.clone();
        let mut fresh = Version { descent, body };
        let mut known = BTreeSet::new();
        // What is removed goes with all that stands beside it.
        let beside = before.beside().iter().filter(|_| remove);
        for old in used.iter().chain(beside) {
            fresh.descent.take_in(&old.descent);
            let of = number_of(&self.dots, old);
            let at = held.truth.iter().position(|(kept, _)| *kept == of);
            let (_, more) = held.truth.remove(at.expect("what is held was written"));
            known.extend(more.into_iter().chain([of]));
        }
        held.siblings = Siblings::of(before.beside().iter().cloned().chain([fresh]));
        self.dots.push(dot);
        held.truth.push((number, known));
    }

    fn take_over(&mut self, at: usize, from: usize) {
        let theirs = self.devices[from].clone();
        let held = &mut self.devices[at];
        let before = held.siblings.clone();
        held.siblings = before.join(&theirs.siblings);
        let all = held.truth.iter().chain(&theirs.truth).cloned();
        let all: Vec<_> = all.collect();
        let outdated = |number: usize| all.iter().any(|(_, known)| known.contains(&number));
        let mut left: Vec<_> = all
            .iter()
            .filter(|(number, _)| !outdated(*number))
            .cloned()
            .collect();
        left.sort();
        left.dedup();
        held.truth = left;
        for version in theirs
            .siblings
            .in_use()
            .into_iter()
            .chain(theirs.siblings.beside())
        {
            held.stamper.see(&version.descent.dot);
        }
        // Where its own version comes to stand beside, what it writes next does not descend from
        // that: it goes on under another name, as the app does.
        let own = held.stamper.device();
        let mut beside = held.siblings.beside().iter();
        if beside.any(|version| version.descent.dot.device == own) {
            held.renamed += 1;
            held.stamper.rename(name(at, held.renamed));
        }
    }
}

fn name(at: usize, renamed: u32) -> Device {
    device(&format!("device{at}{renamed}"))
}

fn number_of(dots: &[Stamp], version: &Version) -> usize {
    let at = dots.iter().position(|dot| *dot == version.descent.dot);
    at.expect("what is held was written")
}

fn numbers(dots: &[Stamp], siblings: &Siblings) -> BTreeSet<usize> {
    let all = siblings.in_use().into_iter().chain(siblings.beside());
    all.map(|version| number_of(dots, version)).collect()
}

fn laws(world: &World) {
    for held in &world.devices {
        let truth: BTreeSet<usize> = held.truth.iter().map(|(number, _)| *number).collect();
        assert_eq!(
            numbers(&world.dots, &held.siblings),
            truth,
            "what nothing descends from is there"
        );
        assert_eq!(held.siblings.join(&held.siblings), held.siblings);
        let shown = held.siblings.in_use().is_some_and(|used| !used.is_gone());
        let any = held
            .siblings
            .beside()
            .iter()
            .any(|version| !version.is_gone());
        assert!(
            shown || !any,
            "a removal never hides what was written apart"
        );
    }
    let [a, b, c] = [0, 1, 2].map(|at| &world.devices[at].siblings);
    assert_eq!(a.join(b), b.join(a));
    assert_eq!(a.join(b).join(c), a.join(&b.join(c)));
    assert_eq!(a.join(b).join(b), a.join(b));
    assert_eq!(a.join(&Siblings::default()), *a, "absence removes nothing");
}

#[test]
fn joining_is_the_same_in_any_order_and_loses_nothing_in_every_history() {
    let mut histories = 0;
    for history in 0..STEPS.pow(DEPTH) {
        let mut world = World::new();
        let mut rest = history;
        if history % 4 != 0 {
            continue; // it begins with nothing to remove and nothing to take over
        }
        for _ in 0..DEPTH {
            world.step(rest % STEPS);
            rest /= STEPS;
        }
        laws(&world);
        histories += 1;
    }
    assert_eq!(histories, 62_208);
}

#[test]
fn a_file_that_claims_two_versions_descend_from_each_other_removes_neither_wholly() {
    let [a, b] = ["aaaaaaaa", "bbbbbbbb"].map(|name| Stamper::new(device(name)).next(5));
    let circle = |own, other| Version {
        descent: Descent::first(other).next(own),
        body: Body::Plain(String::new()),
    };
    let joined = Siblings::of([circle(a, b), circle(b, a)]);
    assert_eq!(joined.in_use().map(|used| used.descent.dot), Some(a.max(b)));
}

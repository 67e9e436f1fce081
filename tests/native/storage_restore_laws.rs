//! What joining must hold whatever was written where: over every short history of two devices, and
//! over long ones made from a seed.

use alongside::storage::backup::Backup;
use alongside::storage::restore::Mode;
use alongside::storage::stamp::Device;

use crate::storage_devices::{Phone, lost};

const MODES: [Mode; 2] = [Mode::Merge, Mode::BringBack];
const NAMES: [&str; 3] = ["aaaaaaaa", "bbbbbbbb", "cccccccc"];

/// One thing that happens on a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The record is written.
    Write,
    /// It is written and settles what stands beside it.
    Settle,
    /// It is removed.
    Remove,
    /// The other device's file is merged in.
    Merge,
}

const STEPS: [Step; 4] = [Step::Write, Step::Settle, Step::Remove, Step::Merge];

fn act(phones: &mut [Phone], at: usize, from: usize, id: &str, step: Step, title: &str) {
    match step {
        Step::Write => phones[at].write(id, Some(title)),
        Step::Settle => phones[at].settle(id, title),
        Step::Remove => phones[at].write(id, None),
        Step::Merge => {
            let file = phones[from].backup();
            phones[at].take(&file, Mode::Merge);
        }
    }
}

/// Everything that holds of taking one file into one store.
fn check_taking(phone: &Phone, file: &Backup, told: &str) {
    for mode in MODES {
        let mut after = phone.clone();
        let restore = after.take(file, mode);
        for had in [&phone.versions(), &file.records] {
            assert_eq!(lost(had, &after.versions()), [""; 0], "{told}, {mode:?}");
        }
        let again = after.plan(file, mode);
        assert_eq!(again.batch.writes, [], "{told}, {mode:?}: twice");
        assert!(again.preview.total().changes_nothing(), "{told}, {mode:?}");
        for (key, row) in &phone.stored().records {
            if !file.records.contains_key(key) {
                let stored = after.stored();
                assert!(
                    stored.records.contains(&(key.clone(), row.clone())),
                    "{told}: {key}"
                );
            }
        }
        let changes = !restore.batch.writes.is_empty();
        let counted = !restore.preview.total().changes_nothing();
        assert!(
            changes || !counted,
            "{told}: what is told changes something"
        );
        let fresh = Device::parse("undone00").expect("a name");
        after.commit(&restore.undo(fresh));
        assert_eq!(after.content(), phone.content(), "{told}, {mode:?}: undone");
    }
}

/// Two stores hold the same once each took the other's file.
fn check_pair(one: &Phone, two: &Phone, told: &str) {
    let (mut first, mut second) = (one.clone(), two.clone());
    first.take(&two.backup(), Mode::Merge);
    second.take(&one.backup(), Mode::Merge);
    assert_eq!(first.content(), second.content(), "{told}: both ways");
    let mut later = two.clone();
    later.take(&first.backup(), Mode::Merge);
    assert_eq!(
        later.content(),
        first.content(),
        "{told}: one after the other"
    );
}

/// Three files give the same in whatever order.
fn check_orders(base: &Phone, files: &[Backup; 3], told: &str) {
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    let ends = orders.map(|order| {
        let mut phone = base.clone();
        for at in order {
            phone.take(&files[at], Mode::Merge);
        }
        phone.content()
    });
    for end in &ends {
        assert_eq!(end, &ends[0], "{told}: in any order");
    }
}

#[test]
fn every_short_history_of_two_devices_joins_without_loss() {
    // Before something is written there is nothing to tell.
    let mut histories = vec![vec![(0, Step::Write)]];
    for _ in 0..4 {
        let longer = histories.iter().flat_map(|history: &Vec<(usize, Step)>| {
            let steps = [0, 1]
                .into_iter()
                .flat_map(|at| STEPS.map(|step| (at, step)));
            steps.map(|step| [history.as_slice(), &[step]].concat())
        });
        histories = longer.collect();
    }
    assert_eq!(histories.len(), 4_096);
    for history in histories {
        let mut phones = [Phone::new(NAMES[0]), Phone::new(NAMES[1])];
        // Clocks that are an hour apart, the wrong way round for half of them.
        phones[1].now += 3_600_000;
        for (nth, (at, step)) in history.iter().enumerate() {
            let title = format!("text {nth}");
            act(&mut phones, *at, 1 - at, "a", *step, &title);
        }
        let told = format!("{history:?}");
        check_taking(&phones[0], &phones[1].backup(), &told);
        check_pair(&phones[0], &phones[1], &told);
    }
}

#[test]
fn long_histories_of_three_devices_join_without_loss_in_any_order() {
    for seed in 0..150 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut phones = NAMES.map(Phone::new);
        for nth in 0..random.usize(5..60) {
            let at = random.usize(0..3);
            let from = (at + random.usize(1..3)) % 3;
            let id = ["a", "b", "c", "d"][random.usize(0..4)];
            let step = STEPS[random.usize(0..4)];
            // Clocks run apart, stand still and jump, back as well.
            if random.u8(0..10) == 0 {
                phones[at].now = 1_795_000_000_000 + random.u64(0..1_000_000);
            }
            let title = match random.u8(0..10) {
                0 => "the same words".to_owned(),
                _ => format!("text {nth}"),
            };
            act(&mut phones, at, from, id, step, &title);
        }
        let told = format!("seed {seed}");
        let files = [0, 1, 2].map(|at: usize| phones[at].backup());
        for phone in &phones {
            for file in &files {
                check_taking(phone, file, &told);
            }
            check_orders(phone, &files, &told);
        }
        check_orders(&Phone::new("empty000"), &files, &told);
        check_pair(&phones[0], &phones[1], &told);
        check_pair(&phones[1], &phones[2], &told);
    }
}

#[test]
fn bringing_a_file_back_puts_every_record_of_it_in_use() {
    for seed in 0..200 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut phones = [Phone::new(NAMES[0]), Phone::new(NAMES[1])];
        let mut file = phones[0].backup();
        for nth in 0..40 {
            let at = random.usize(0..2);
            let id = ["a", "b", "c"][random.usize(0..3)];
            act(
                &mut phones,
                at,
                1 - at,
                id,
                STEPS[random.usize(0..4)],
                &format!("text {nth}"),
            );
            if random.u8(0..8) == 0 {
                file = phones[at].backup();
            }
        }
        for phone in &phones {
            let mut after = phone.clone();
            after.take(&file, Mode::BringBack);
            for (key, versions) in &file.records {
                let wanted = versions[0].record(key).expect("a record");
                let now = after.versions()[key][0].record(key).expect("a record");
                let is_back = wanted.is_none() || now == wanted;
                assert!(is_back, "seed {seed}, {key}: {wanted:?}, {now:?}");
            }
        }
    }
}

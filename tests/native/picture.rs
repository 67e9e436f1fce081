//! The pictures: every place in them worked out by hand.

use alongside::domain::check::Verdict;
use alongside::domain::insights::{Calibration, Insights, Level, Verdicts};
use alongside::domain::picture::{Picture, Shape, Stroke, WIDTH, Written, calibration, verdicts};

use crate::storage_samples::day;

fn levels(levels: [(usize, usize); 5]) -> Calibration {
    Calibration {
        levels: levels.map(|(count, wanted)| Level { count, wanted }),
        ..Calibration::default()
    }
}

fn dots(picture: &Picture) -> Vec<(i32, i32)> {
    let dot = |shape: &Shape| match shape {
        Shape::Dot { at } => Some(*at),
        _ => None,
    };
    picture.shapes.iter().filter_map(dot).collect()
}

fn lines(picture: &Picture, wanted: Stroke) -> Vec<((i32, i32), (i32, i32))> {
    let line = |shape: &Shape| match shape {
        Shape::Line { kind, from, to } if *kind == wanted => Some((*from, *to)),
        _ => None,
    };
    picture.shapes.iter().filter_map(line).collect()
}

fn written(picture: &Picture, wanted: Written) -> Vec<(i32, i32, &str)> {
    let labels = picture.labels.iter().filter(|label| label.kind == wanted);
    labels
        .map(|label| (label.at.0, label.at.1, label.text.as_str()))
        .collect()
}

#[test]
fn a_dot_stands_at_the_share_that_was_wanted() {
    // The columns are 64 wide, so their middles are 32, 96, 160, 224 and 288. The ground is 150
    // and a whole column 120 high: 0 of 2 is 150, 1 of 3 is 150-40, 2 of 3 is 150-80, none has no
    // dot, and 3 of 6 is 150-60.
    let picture = calibration(&levels([(2, 0), (3, 1), (3, 2), (0, 0), (6, 3)]));
    assert_eq!(dots(&picture), [(32, 150), (96, 110), (160, 70), (288, 90)]);
    assert_eq!(
        lines(&picture, Stroke::Stem),
        [
            ((32, 150), (32, 150)),
            ((96, 150), (96, 110)),
            ((160, 150), (160, 70)),
            ((288, 150), (288, 90)),
        ]
    );
    assert_eq!(
        written(&picture, Written::Count),
        [
            (32, 168, "0 of 2"),
            (96, 168, "1 of 3"),
            (160, 168, "2 of 3"),
            (224, 168, "–"),
            (288, 168, "3 of 6"),
        ]
    );
}

#[test]
fn what_was_said_stands_in_every_column_at_its_own_height() {
    // 5, 25, 50, 75 and 95 hundredths of 120 are 6, 30, 60, 90 and 114; each line is 40 wide.
    let expected = [
        ((12, 144), (52, 144)),
        ((76, 120), (116, 120)),
        ((140, 90), (180, 90)),
        ((204, 60), (244, 60)),
        ((268, 36), (308, 36)),
    ];
    for counts in [[(0, 0); 5], [(9, 4); 5]] {
        let picture = calibration(&levels(counts));
        assert_eq!(lines(&picture, Stroke::Said), expected);
    }
}

#[test]
fn a_share_between_two_heights_goes_to_the_nearer_one() {
    // 1 of 7 of 120 is 17.14, 2 of 7 is 34.29, 5 of 7 is 85.71, 6 of 7 is 102.86, all is 120.
    let picture = calibration(&levels([(7, 1), (7, 2), (7, 5), (7, 6), (7, 7)]));
    let heights: Vec<i32> = dots(&picture).iter().map(|(_, y)| 150 - y).collect();
    assert_eq!(heights, [17, 34, 86, 103, 120]);
    // Exactly between goes up: 1 of 16 is 7.5.
    let picture = calibration(&levels([(16, 1), (0, 0), (0, 0), (0, 0), (0, 0)]));
    assert_eq!(dots(&picture), [(32, 142)]);
}

#[test]
fn the_columns_carry_the_words_of_the_forecast() {
    let picture = calibration(&Calibration::default());
    assert_eq!(
        written(&picture, Written::Name),
        [
            (32, 183, "Almost"),
            (32, 198, "sure they"),
            (32, 213, "don't"),
            (96, 183, "Probably"),
            (96, 198, "not"),
            (160, 183, "It could"),
            (160, 198, "go either"),
            (160, 213, "way"),
            (224, 183, "Probably"),
            (288, 183, "Almost"),
            (288, 198, "sure they"),
            (288, 213, "do"),
        ]
    );
    assert_eq!(
        written(&picture, Written::Scale),
        [(0, 25, "always"), (0, 85, "half")]
    );
    assert_eq!(lines(&picture, Stroke::Base), [((0, 150), (320, 150))]);
    assert_eq!(
        lines(&picture, Stroke::Guide),
        [((0, 30), (320, 30)), ((0, 90), (320, 90))]
    );
    assert_eq!(picture.height, 218);
}

/// Months with these checks in the last of them, before it the others.
fn months(counts: &[&[(Verdict, usize)]]) -> Verdicts {
    let mut found = Insights::of([].into_iter(), day("2026-11-22")).verdicts;
    let months = found.months.iter_mut().rev();
    for (month, given) in months.zip(counts.iter().rev()) {
        for (verdict, count) in *given {
            month.counts[verdict.index()] = *count;
        }
    }
    found
}

fn names() -> Vec<String> {
    ["D", "J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N"]
        .map(str::to_owned)
        .to_vec()
}

/// Verdict, corner, size.
type Part = (Verdict, (i32, i32), (i32, i32));

fn bars(picture: &Picture) -> Vec<Part> {
    let bar = |shape: &Shape| match shape {
        Shape::Bar { verdict, at, size } => Some((*verdict, *at, *size)),
        _ => None,
    };
    picture.shapes.iter().filter_map(bar).collect()
}

fn icons(picture: &Picture) -> Vec<(Verdict, (i32, i32), i32)> {
    let icon = |shape: &Shape| match shape {
        Shape::Icon { verdict, at, size } => Some((*verdict, *at, *size)),
        _ => None,
    };
    picture.shapes.iter().filter_map(icon).collect()
}

#[test]
fn a_month_is_a_bar_with_a_part_for_each_verdict_and_the_top_of_the_ladder_on_top() {
    let picture = verdicts(
        &months(&[
            &[(Verdict::StandBack, 2), (Verdict::Listen, 1)],
            &[],
            &[(Verdict::StepIn, 1)],
        ]),
        &names(),
    );
    // Twelve months of 26 leave a margin of 4. The last month begins at 4+11*26 = 290 and its bar
    // of 20 at 293; the one two before it at 241. A whole bar of 180 stands for nine checks, so
    // one check is 20 high; the ground is 200.
    assert_eq!(
        bars(&picture),
        [
            (Verdict::StandBack, (241, 160), (20, 40)),
            (Verdict::Listen, (241, 140), (20, 20)),
            (Verdict::StepIn, (293, 180), (20, 20)),
        ]
    );
    // An icon of 16 in the middle of each part: 2 from its left, half of what is left above.
    assert_eq!(
        icons(&picture),
        [
            (Verdict::StandBack, (243, 172), 16),
            (Verdict::Listen, (243, 142), 16),
            (Verdict::StepIn, (295, 182), 16),
        ]
    );
    // The count of the month stands 5 above its bar, a month without a check has none.
    assert_eq!(
        written(&picture, Written::Count),
        [(251, 135, "3"), (303, 175, "1")]
    );
    assert_eq!(lines(&picture, Stroke::Base), [((0, 200), (320, 200))]);
    assert_eq!(picture.height, 220);
}

#[test]
fn the_fullest_month_fills_the_height_and_the_others_are_in_proportion() {
    let picture = verdicts(
        &months(&[
            &[(Verdict::Offer, 1)],
            &[
                (Verdict::Listen, 6),
                (Verdict::Offer, 2),
                (Verdict::StandBack, 3),
            ],
        ]),
        &names(),
    );
    // Eleven checks are 180 high: 1 of 11 is 16.36, 3 are 49.09, 5 are 81.82.
    assert_eq!(
        bars(&picture),
        [
            (Verdict::Offer, (267, 184), (20, 16)),
            (Verdict::StandBack, (293, 151), (20, 49)),
            (Verdict::Offer, (293, 118), (20, 33)),
            (Verdict::Listen, (293, 20), (20, 98)),
        ]
    );
}

#[test]
fn a_part_too_thin_for_its_icon_has_none() {
    // The checks of a month one of which said *Offer*, how high that one is, and its icon.
    for (checks, high, size) in [
        (9, 20, Some(16)),
        (10, 18, Some(16)),
        (12, 15, Some(13)),
        (13, 14, Some(12)),
        (14, 13, None),
        (90, 2, None),
    ] {
        let given = [(Verdict::Offer, 1), (Verdict::StandBack, checks - 1)];
        let picture = verdicts(&months(&[&given]), &names());
        let is_offer = |verdict: &Verdict| *verdict == Verdict::Offer;
        let bar = bars(&picture).into_iter().find(|bar| is_offer(&bar.0));
        assert_eq!(bar.map(|bar| bar.2), Some((20, high)), "{checks}");
        let icon = icons(&picture).into_iter().find(|icon| is_offer(&icon.0));
        assert_eq!(icon.map(|icon| icon.2), size, "{checks}");
    }
}

#[test]
fn the_months_are_named_under_their_bars() {
    let picture = verdicts(&months(&[]), &names());
    let written = written(&picture, Written::Name);
    // The first month's middle is 4+13; each next one is 26 further.
    let expected: Vec<(i32, i32, String)> = names()
        .into_iter()
        .zip(0..)
        .map(|(name, at)| (17 + at * 26, 215, name))
        .collect();
    let found: Vec<(i32, i32, String)> = written
        .into_iter()
        .map(|(x, y, text)| (x, y, text.to_owned()))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(bars(&picture), []);
}

#[test]
fn nothing_is_drawn_outside_its_canvas() {
    let full = [(Verdict::Listen, 700), (Verdict::HandBack, 299)];
    let crowded: Vec<&[(Verdict, usize)]> = vec![&full; 12];
    for picture in [
        calibration(&levels([(1, 1); 5])),
        calibration(&levels([(20_000, 19_999); 5])),
        verdicts(&months(&crowded), &names()),
        verdicts(&months(&[&[(Verdict::StepIn, 1)]]), &names()),
    ] {
        let inside = |(x, y): (i32, i32)| {
            assert!((0..=WIDTH).contains(&x), "{x}");
            assert!((0..=picture.height).contains(&y), "{y}");
        };
        for shape in &picture.shapes {
            match *shape {
                Shape::Line { from, to, .. } => [from, to].into_iter().for_each(inside),
                Shape::Dot { at } => inside(at),
                Shape::Bar { at, size, .. } => {
                    [at, (at.0 + size.0, at.1 + size.1)]
                        .into_iter()
                        .for_each(inside);
                }
                Shape::Icon { at, size, .. } => {
                    [at, (at.0 + size, at.1 + size)]
                        .into_iter()
                        .for_each(inside);
                }
            }
        }
        picture.labels.iter().for_each(|label| inside(label.at));
    }
}

//! The year as it is planned, with all its lessons and scenarios whether they are written or not,
//! and a person who goes through it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alongside::domain::check::Verdict;
use alongside::domain::curriculum::{Curriculum, Path, Practice, Week};
use alongside::domain::day::Day;
use alongside::domain::done::Done;
use alongside::domain::lesson::LessonHead;
use alongside::domain::own_course::{LookBackKind, LookedBack, OwnCourse, Workdays};
use alongside::domain::practice::{
    CaseAnswer, LessonPractice, ScenarioAnswer, ScenarioPractice, TwistAnswer,
};
use alongside::domain::scenario::{Rating, ScenarioHead};
use alongside::domain::situation::Situation;
use alongside::domain::year::{Offer, offer};
use alongside::domain::year_steps::Item;
use toml::{Table, Value};

/// A Monday.
pub const MONDAY: Day = Day(20_003);

/// The lessons each scenario practises.
const PRACTISES: [&str; 30] = [
    "P01 L042 L083",
    "P02 L104 L103 L111",
    "P03 L105 L113 L100",
    "P04 L106 L041 L002",
    "P05 L107 L108 L026",
    "P06 L121 L125 L122",
    "P07 L089 L063",
    "P08 L038 L115 L128",
    "P09 L014 L053 L054",
    "P10 L017 L081",
    "P11 L127 L078",
    "P12 L097 L033 L099",
    "P13 L009 L133 L127",
    "P14 L038 L003",
    "P15 L117 L003",
    "P16 L088 L090",
    "P17 L129 L135",
    "P18 L035 L130",
    "P19 L049 L050 L059",
    "P20 L135 L138 L137",
    "P21 L134 L132",
    "P22 L123 L124 L032",
    "P23 L003 L115",
    "P24 L034 L102",
    "P25 L090 L069",
    "P26 L058 L124 L004",
    "P27 L058 L028",
    "P28 L112 L111 L119",
    "P29 L023 L044 L133",
    "P30 L142 L102 L120",
];

/// What a curriculum borrows from.
pub struct Planned {
    pub lessons: Vec<LessonHead>,
    pub scenarios: Vec<ScenarioHead>,
    pub weeks: Vec<Week>,
    pub paths: Vec<Path>,
}

impl Planned {
    pub fn curriculum(&self) -> Curriculum<'_> {
        Curriculum {
            lessons: &self.lessons,
            scenarios: &self.scenarios,
            weeks: &self.weeks,
            paths: &self.paths,
        }
    }
}

/// The head of a lesson.
pub fn lesson(id: &str, track: &str, core: bool) -> LessonHead {
    LessonHead {
        id: id.to_owned(),
        slug: id.to_lowercase(),
        track: track.to_owned(),
        order: id[1..].parse().expect("a number"),
        title: id.to_owned(),
        idea: String::new(),
        core,
        safety: false,
    }
}

/// The whole year from the project's own plan.
pub fn whole() -> Curriculum<'static> {
    static WHOLE: LazyLock<Planned> = LazyLock::new(|| {
        let plan: Table = include_str!("../../content/plan.toml")
            .parse()
            .expect("a plan");
        let rows = |name: &str| plan[name].as_array().expect("a list").iter();
        Planned {
            lessons: rows("planned")
                .map(|row| lesson(text(row, "id"), text(row, "track"), is(row, "core")))
                .collect(),
            scenarios: PRACTISES.iter().map(|line| scenario(line)).collect(),
            weeks: rows("week").map(week).collect(),
            paths: rows("path").map(path).collect(),
        }
    });
    WHOLE.curriculum()
}

fn text<'v>(row: &'v Value, field: &str) -> &'v str {
    row[field].as_str().expect("a text")
}

fn is(row: &Value, field: &str) -> bool {
    row.get(field).and_then(Value::as_bool).unwrap_or(false)
}

fn texts(row: &Value, field: &str) -> Vec<String> {
    let list = row[field].as_array().expect("a list");
    list.iter()
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect()
}

fn scenario(line: &str) -> ScenarioHead {
    let mut ids = line.split(' ').map(str::to_owned);
    let id = ids.next().expect("an id");
    ScenarioHead {
        slug: id.to_lowercase(),
        title: id.clone(),
        setting: String::new(),
        id,
        lessons: ids.collect(),
        verdict: Verdict::Offer,
        twist: Verdict::Listen,
    }
}

fn week(row: &Value) -> Week {
    let number = row["number"].as_integer().expect("a number");
    Week {
        number: u16::try_from(number).expect("a week"),
        look_back: is(row, "look_back"),
        lessons: texts(row, "lessons"),
        practice: row.get("scenario").map(|id| Practice {
            scenario: id.as_str().expect("an id").to_owned(),
            twist: is(row, "twist"),
        }),
    }
}

fn path(row: &Value) -> Path {
    Path {
        slug: text(row, "slug").to_owned(),
        title: text(row, "title").to_owned(),
        lessons: texts(row, "lessons"),
        scenarios: texts(row, "scenarios"),
    }
}

/// Somebody who uses the app.
#[derive(Default)]
pub struct Person {
    pub lessons: BTreeMap<String, LessonPractice>,
    pub scenarios: BTreeMap<String, ScenarioPractice>,
    pub situations: Vec<Situation>,
    pub course: OwnCourse,
}

impl Person {
    /// Somebody whose days are Monday to Friday.
    pub fn on_weekdays() -> Person {
        let mut person = Person::default();
        person.course.workdays = Workdays::of(0..5);
        person
    }

    /// What they have done.
    pub fn done(&self) -> Done<'_> {
        Done::of(
            self.lessons.values(),
            self.scenarios.values(),
            self.situations.iter(),
        )
    }

    /// What the app offers them.
    pub fn offered<'a>(&self, curriculum: Curriculum<'a>, today: Day) -> Offer<'a> {
        offer(curriculum, &self.done(), &self.course, today)
    }

    /// Answers the question of a lesson.
    pub fn answer(&mut self, lesson: &str, right: bool, day: Day) {
        let kept = self.lessons.entry(lesson.to_owned());
        let kept = kept.or_insert_with(|| LessonPractice::new(lesson));
        kept.answers.push(CaseAnswer {
            day,
            option: 0,
            right,
        });
    }

    /// Practises a scenario, or its twist.
    pub fn practise(&mut self, scenario: &str, twist: bool, day: Day) {
        let kept = self.scenarios.entry(scenario.to_owned());
        let kept = kept.or_insert_with(|| ScenarioPractice::new(scenario));
        match twist {
            false => kept.answers.push(ScenarioAnswer {
                day,
                option: 1,
                rating: Rating::Fair,
            }),
            true => kept.twists.push(TwistAnswer {
                day,
                verdict: Verdict::Listen,
                right: true,
            }),
        }
    }

    /// Does what is offered, and answers all its cards; `right` says whether an answer is right.
    pub fn do_all(&mut self, offer: &Offer<'_>, day: Day, mut right: impl FnMut() -> bool) {
        for card in &offer.cards {
            self.answer(card.lesson, right(), day);
        }
        match offer.todays.item {
            Item::Lesson(id) => self.answer(id, right(), day),
            Item::Scenario { id, twist } => self.practise(id, twist, day),
            Item::LookBack(light) => {
                if light.kind == LookBackKind::CardsAndTwist
                    && let Some(scenario) = offer.twist
                {
                    self.practise(scenario, true, day);
                }
                let done = LookedBack {
                    on: day,
                    day: light,
                };
                self.course.looked_back.push(done);
            }
            Item::Review | Item::AllDone => {}
        }
    }
}

//! The course a thread took: each plan with the check it was made on and the look-backs on it.
//! It pairs them and judges nothing.

use super::check::verdict::Verdict;
use super::look_back::LookBack;
use super::plan::Plan;
use super::situation::{Event, Situation};

/// A plan and what came of it. The look-backs before any plan have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course<'a> {
    /// The plan.
    pub plan: Option<&'a Plan>,
    /// What the check said that the plan was made on.
    pub verdict: Option<Verdict>,
    /// The look-backs on it, oldest first.
    pub look_backs: Vec<&'a LookBack>,
}

/// The plans of a thread with their look-backs: each belongs to the plan in force, which outlives
/// a later check. A plan made anew on the same check, before it was looked back on, counts once.
pub fn courses(thread: &Situation) -> Vec<Course<'_>> {
    let mut over = Vec::new();
    let mut course = Course::default();
    let mut verdict = None;
    let mut checked_since = false;
    for entry in &thread.entries {
        match &entry.event {
            Event::Checked(check) => {
                verdict = Some(check.verdict);
                checked_since = true;
            }
            Event::Planned(plan) => {
                let next = Course {
                    plan: Some(plan),
                    verdict,
                    look_backs: Vec::new(),
                };
                let before = std::mem::replace(&mut course, next);
                if checked_since || !before.look_backs.is_empty() {
                    over.push(before);
                }
                checked_since = false;
            }
            Event::LookedBack(look_back) => course.look_backs.push(look_back),
            _ => {}
        }
    }
    over.push(course);
    over.retain(|course| course.plan.is_some() || !course.look_backs.is_empty());
    over
}

//! What can be wanted of a figure, and how far it is from that. What is wanted of which stands in
//! [`crate::lines`]. Pure.

use crate::figures::Figures;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Ms,
    /// Bytes, shown by the thousand.
    Bytes,
    /// The score of layout shifts.
    Shift,
}

/// What is wanted of a figure's median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// Nothing: the figure is there to be compared with.
    Beside,
    /// At most this.
    AtMost(f64),
    /// At most so many times the median of another figure of the same run.
    Times(f64, &'static str),
}

/// How a figure stands to its goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The figure, or for a goal that is a ratio, the ratio.
    pub value: f64,
    /// What it may be at most.
    pub most: f64,
    /// Whether `value` and `most` are ratios.
    pub is_ratio: bool,
}

impl Standing {
    /// Whether the goal is reached.
    pub fn is_reached(&self) -> bool {
        self.value <= self.most
    }
}

impl Goal {
    /// How the median of this figure stands; nothing without a goal, or without the figures.
    pub fn standing(self, figure: &str, figures: &Figures) -> Option<Standing> {
        let value = figures.summary(figure)?.median;
        match self {
            Self::Beside => None,
            Self::AtMost(most) => Some(Standing {
                value,
                most,
                is_ratio: false,
            }),
            Self::Times(most, other) => {
                let other = figures.summary(other)?.median;
                Some(Standing {
                    value: value / other,
                    most,
                    is_ratio: true,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Goal::{AtMost, Beside, Times};
    use super::*;

    fn figures() -> Figures {
        let mut figures = Figures::default();
        figures.note("page", 130.0);
        figures.note("twin", 100.0);
        figures
    }

    #[test]
    fn a_goal_is_reached_at_its_very_edge() {
        for (goal, value, is_reached) in [
            (AtMost(130.0), 130.0, true),
            (AtMost(129.9), 130.0, false),
            (Times(1.3, "twin"), 1.3, true),
            (Times(1.2, "twin"), 1.3, false),
        ] {
            let standing = goal.standing("page", &figures()).unwrap();
            assert_eq!(standing.value, value);
            assert_eq!(standing.is_reached(), is_reached, "{goal:?}");
        }
    }

    #[test]
    fn what_was_not_measured_neither_reaches_nor_misses() {
        assert_eq!(Beside.standing("page", &figures()), None);
        assert_eq!(AtMost(1.0).standing("nothing", &figures()), None);
        assert_eq!(Times(1.0, "nothing").standing("page", &figures()), None);
    }
}

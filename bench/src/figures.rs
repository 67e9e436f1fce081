//! What was measured: every single value under the name of its figure, and what they come to. It
//! knows no units and no goals.

use std::collections::BTreeMap;

/// Values by the name of their figure, such as `first_visit.today.live`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(BTreeMap<String, Vec<f64>>);

/// What the values of one figure come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The one in the middle; between the two in the middle of an even number.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
}

impl Figures {
    /// Adds one value of a figure.
    pub fn note(&mut self, name: impl Into<String>, value: f64) {
        self.0.entry(name.into()).or_default().push(value);
    }

    /// The values of a figure, in the order they were measured in.
    pub fn values(&self, name: &str) -> &[f64] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// What a figure comes to; nothing where it was not measured.
    pub fn summary(&self, name: &str) -> Option<Summary> {
        Summary::of(self.values(name))
    }

    /// Every figure with its values, by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[f64])> {
        self.0
            .iter()
            .map(|(name, values)| (name.as_str(), values.as_slice()))
    }
}

impl Summary {
    /// Of these values; nothing of none.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        let upper = *sorted.get(middle)?;
        let median = match sorted.len() % 2 {
            1 => upper,
            _ => (sorted.get(middle.checked_sub(1)?)? + upper) / 2.0,
        };
        Some(Self {
            median,
            least: *sorted.first()?,
            greatest: *sorted.last()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle_of_what_was_measured() {
        for (values, median, least, greatest) in [
            (&[7.0][..], 7.0, 7.0, 7.0),
            (&[9.0, 1.0, 2.0], 2.0, 1.0, 9.0),
            (&[4.0, 1.0, 2.0, 100.0], 3.0, 1.0, 100.0),
            (&[5.0, 3.0, 4.0, 1.0, 2.0], 3.0, 1.0, 5.0),
        ] {
            let summary = Summary::of(values).unwrap();
            assert_eq!(
                (summary.median, summary.least, summary.greatest),
                (median, least, greatest)
            );
        }
        assert_eq!(Summary::of(&[]), None);
    }

    #[test]
    fn values_keep_their_order_and_a_figure_nobody_measured_has_none() {
        let mut figures = Figures::default();
        figures.note("a", 2.0);
        figures.note("a", 1.0);
        assert_eq!(figures.values("a"), [2.0, 1.0]);
        assert_eq!(figures.summary("a").unwrap().median, 1.5);
        assert_eq!(figures.summary("b"), None);
    }
}

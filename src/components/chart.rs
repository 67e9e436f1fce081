//! A picture of counts with its name, what it shows in words, and the table behind it.
//!
//! The shapes come from `domain::picture`; nothing is worked out here.

use leptos::prelude::*;

use super::icon::Icon;
use super::mark::{rung_class, verdict_icon};
use crate::domain::check::Verdict;
use crate::domain::picture::{Picture, Shape, Stroke, WIDTH, Written};

/// The figures behind a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What the table is about.
    pub caption: &'static str,
    /// The head of each column.
    pub head: &'static [&'static str],
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// A picture, what it shows in words, and its table, folded away.
#[component]
pub fn Chart(
    /// Unique on the page: the ids of its parts begin with it.
    id: &'static str,
    /// What it is a picture of.
    name: &'static str,
    /// All it shows, for somebody who does not see it.
    told: String,
    /// The picture.
    picture: Picture,
    /// The figures behind it.
    figures: Figures,
    /// What stands under it: the key, and what it leaves out.
    under: AnyView,
) -> impl IntoView {
    let (name_id, told_id) = ([id, "-name"].concat(), [id, "-told"].concat());
    let described = told_id.clone();
    let canvas = ["0 0 ", &WIDTH.to_string(), " ", &picture.height.to_string()].concat();
    let shapes: String = picture.shapes.into_iter().map(markup).collect();
    let labels = picture
        .labels
        .into_iter()
        .map(|label| {
            let class = match label.kind {
                Written::Count => "chart__count",
                Written::Name => "chart__name",
                Written::Scale => "chart__scale",
            };
            view! { <text class=class x=label.at.0 y=label.at.1>{label.text}</text> }
        })
        .collect_view();
    view! {
        <figure class="chart">
            <figcaption id=name_id.clone()>{name}</figcaption>
            <svg role="img" viewBox=canvas aria-labelledby=name_id aria-describedby=told_id>
                <desc id=described>{told}</desc>
                <g aria-hidden="true" inner_html=shapes></g>
                <g aria-hidden="true">{labels}</g>
            </svg>
            {under}
            {folded(figures)}
        </figure>
    }
    .into_any()
}

/// A table, folded away under the words that say what it is.
pub fn folded(figures: Figures) -> AnyView {
    view! {
        <details class="why">
            <summary>"The figures as a table"</summary>
            {table(figures)}
        </details>
    }
    .into_any()
}

/// A table of figures.
pub fn table(figures: Figures) -> AnyView {
    let head = figures
        .head
        .iter()
        .map(|name| view! { <th scope="col">{*name}</th> })
        .collect_view();
    let rows = figures.rows.into_iter().map(row).collect_view();
    view! {
        <table class="figures">
            <caption>{figures.caption}</caption>
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(cells: Vec<String>) -> AnyView {
    let mut cells = cells.into_iter();
    let name = cells.next().unwrap_or_default();
    let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {rest}
        </tr>
    }
    .into_any()
}

/// The counts of each verdict: icon, word and number.
pub fn verdict_counts(counts: &[(Verdict, &str, usize)]) -> AnyView {
    let rows = counts
        .iter()
        .map(|(verdict, title, count)| {
            view! {
                <li class=rung_class(*verdict)>
                    {super::icon::icon(verdict_icon(*verdict))}
                    <span>{(*title).to_owned()}</span>
                    <b>{*count}</b>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="key key--verdicts">{rows}</ul> }.into_any()
}

/// One shape as SVG. Written out as text: it holds nothing but our own words and whole numbers,
/// and costs the program far less than a view of each element.
fn markup(shape: Shape) -> String {
    match shape {
        Shape::Line { kind, from, to } => {
            let class = match kind {
                Stroke::Base => "chart__base",
                Stroke::Guide => "chart__guide",
                Stroke::Said => "chart__said",
                Stroke::Stem => "chart__stem",
            };
            let ends = ["M", &pair(from), "L", &pair(to)].concat();
            ["<path class=\"", class, "\" d=\"", &ends, "\"/>"].concat()
        }
        Shape::Dot { at: (x, y) } => {
            let middle = ["\" cx=\"", &x.to_string(), "\" cy=\"", &y.to_string()].concat();
            ["<circle class=\"chart__dot", &middle, "\" r=\"7\"/>"].concat()
        }
        Shape::Bar { verdict, at, size } => {
            let class = rung_class(verdict);
            let place = place(at, size);
            ["<rect class=\"chart__bar ", class, "\"", &place, "/>"].concat()
        }
        Shape::Icon { verdict, at, size } => {
            let place = place(at, (size, size));
            let strokes = Icon::strokes(verdict_icon(verdict));
            let open = [
                "<svg class=\"chart__icon\" viewBox=\"0 0 24 24\"",
                &place,
                ">",
            ]
            .concat();
            [&open, strokes, "</svg>"].concat()
        }
    }
}

fn pair((x, y): (i32, i32)) -> String {
    [&x.to_string(), " ", &y.to_string()].concat()
}

fn place((x, y): (i32, i32), (width, height): (i32, i32)) -> String {
    [
        " x=\"",
        &x.to_string(),
        "\" y=\"",
        &y.to_string(),
        "\" width=\"",
        &width.to_string(),
        "\" height=\"",
        &height.to_string(),
        "\"",
    ]
    .concat()
}

//! The drawings of the verdicts and of the tracks: 48 by 48, one stroke, in the colour of the text
//! around them. The filled dot is the reader, a ring is a peer, the line below is the work.
//!
//! They carry no meaning alone: a word always stands beside them, so assistive technology skips them.

use leptos::prelude::*;

use crate::domain::check::Verdict;

/// The drawing of a verdict.
pub fn verdict_drawing(verdict: Verdict) -> AnyView {
    drawing(strokes_of_verdict(verdict))
}

/// The drawing of a track, by its id; nothing for one that has none.
pub fn track_drawing(id: &str) -> Option<AnyView> {
    strokes_of_track(id).map(drawing)
}

fn drawing(strokes: &'static str) -> AnyView {
    view! { <svg class="drawing" viewBox="0 0 48 48" aria-hidden="true" inner_html=strokes></svg> }
        .into_any()
}

const fn strokes_of_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        // A ring to hold on to.
        Verdict::GetHelp => {
            r#"<circle cx="24" cy="20" r="13.5"/><circle cx="24" cy="20" r="5.2"/><path d="m14.5 10.5 5.8 5.8M33.5 10.5l-5.8 5.8M14.5 29.5l5.8-5.8M33.5 29.5l-5.8-5.8"/><path d="M5 43c6-3 11-3 19 0s13-2.6 22 0"/>"#
        }
        // Over to where they are.
        Verdict::StepIn => {
            r#"<circle cx="10.5" cy="28" r="4.2"/><circle class="dot" cx="36" cy="20.5" r="4.2"/><path d="M14 18c3-6.5 9-9 15-6.5"/><path d="m25.4 7.4 4 4.2-4.8 3.2"/><path d="M3 41.5c13-.4 28-2.6 42-8.5"/>"#
        }
        // What they say, on its way.
        Verdict::Listen => {
            r#"<circle cx="10" cy="24" r="4.2"/><circle class="dot" cx="38" cy="18.5" r="4.2"/><path d="M18.5 17.8a11 11 0 0 1 .3 11M23.8 14.5a18 18 0 0 1 .5 16M29 12a24 24 0 0 1 .7 19"/><path d="M3 41.5c13-.4 28-2.6 42-8.5"/>"#
        }
        // Held open.
        Verdict::Offer => {
            r#"<circle class="dot" cx="24" cy="11.5" r="4.2"/><path d="M9 21.5c2.5 9 9 13 15 13s12.5-4 15-13"/><path d="M9 21.5l-3.5 2.2M39 21.5l3.5 2.2"/><path d="M5 43c13-1.6 25-1.6 38 0"/>"#
        }
        // Ahead on the same way.
        Verdict::Project => {
            r#"<path d="M4 42c9-.4 11-4.5 10-9s2-8.5 9-9 9-4.5 8-8"/><circle cx="12" cy="20.5" r="4.2"/><circle class="dot" cx="31" cy="10" r="4.2"/><path d="M24 42c8-.6 14-2.2 20-5M31 33.5c5-.8 9-2 13-4"/>"#
        }
        // One more comes.
        Verdict::BringIn => {
            r#"<circle cx="9" cy="31" r="4.2"/><circle class="dot" cx="20" cy="27.5" r="4.2"/><circle cx="37.5" cy="11" r="5.6"/><path d="M33 16.5 25.6 23.6"/><path d="m25.4 18.3.1 5.5 5.5-.2"/><path d="M3 41.5c13-.4 28-2.6 42-8.5"/>"#
        }
        // Behind, in sight.
        Verdict::StandBack => {
            r#"<circle cx="38" cy="18" r="4.2"/><circle class="dot" cx="9" cy="29" r="4.2"/><path d="M17 27.3 20 26.3M24 24.9l3-1M31 22.3l.6-.2"/><path d="M3 41.5c13-.4 28-2.6 42-8.5"/>"#
        }
        // Over to them again.
        Verdict::HandBack => {
            r#"<circle class="dot" cx="36" cy="20.5" r="4.2"/><circle cx="11.5" cy="28" r="4.2"/><path d="M33.5 12c-6-6-16-4-20.5 7"/><path d="m9.5 13.8 3.3 5.5 5.7-2.8"/><path d="M3 41.5c13-.4 28-2.6 42-8.5"/>"#
        }
    }
}

fn strokes_of_track(id: &str) -> Option<&'static str> {
    Some(match id {
        // Alongside.
        "T1" => {
            r#"<circle cx="15" cy="25" r="6"/><circle class="dot" cx="30" cy="19.5" r="6"/><path d="M3 41.5c13-.4 28-2.6 42-8.5"/>"#
        }
        // A closer look at the furrow.
        "T2" => {
            r#"<path d="M3 41.5c6-.2 10-.6 14-1.2l2-4 4 5.5 3-5 3 2.5c5-1 10-2.5 16-5"/><circle cx="24" cy="17" r="10"/><path d="m31.5 24.5 5.5 5.5"/><circle class="dot" cx="24" cy="17" r="3"/>"#
        }
        // Two in one conversation.
        "T3" => {
            r#"<path d="M8 8.5h26a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H22l-8 6.5v-6.5H8a4 4 0 0 1-4-4v-11a4 4 0 0 1 4-4z"/><circle class="dot" cx="15" cy="18" r="2.4"/><circle cx="26" cy="18" r="2.4"/><path d="M26 41.5c7-.8 13-2 19-4.5"/>"#
        }
        // A fork.
        "T4" => {
            r#"<path d="M24 44V31c0-7-13-5-13-15V8M24 31c0-7 13-5 13-15V8"/><path d="m6.5 12 4.5-5 4.5 5M32.5 12 37 7l4.5 5"/><circle class="dot" cx="24" cy="14.5" r="4.2"/>"#
        }
        // Offer a hand.
        "T5" => {
            r#"<path d="M4 27h7l9 5h9a3 3 0 0 0 0-6h-6"/><path d="m30 26.5 9-5a2.7 2.7 0 0 1 2.7 4.6L30 34.5l-9 2-8-3H4"/><circle cx="24" cy="11.5" r="4.2"/><path d="M7 43.5c11-1.5 23-1.5 34 0"/>"#
        }
        // A space of their own.
        "T6" => {
            r#"<circle cx="19" cy="20.5" r="14" stroke-dasharray="4.4 4.4"/><circle class="dot" cx="19" cy="20.5" r="4.2"/><circle cx="41" cy="28.5" r="3.6"/><path d="M12 43.5c12-.6 22-2.5 33-6.5"/>"#
        }
        // Furrow by furrow.
        "T7" => {
            r#"<path d="M3 43c14-1 29-4 42-11M3 33.5c12-1 24-3.6 34-8.5M3 24c8-.7 15-2.2 22-5"/><circle class="dot" cx="40" cy="11.5" r="4.2"/><circle cx="31" cy="14.5" r="0.01"/>"#
        }
        // A stone in the way.
        "T8" => {
            r#"<path d="M3 41.5h42"/><path d="M20 41.5l4-13 6-4 8 5 4 12z"/><path d="m30 24.5 1 8-4 9"/><circle class="dot" cx="9.5" cy="33" r="4.2"/><path d="M11 24c3-7 9-11 16-11"/><path d="m22.6 9.4 4.9 3.5-3.7 4.7"/>"#
        }
        // A step lower.
        "T9" => {
            r#"<path d="M3 24.5h16v9h15v9h11"/><circle class="dot" cx="10" cy="16" r="4.2"/><circle cx="39.5" cy="33.5" r="4.2"/><path d="M20 14.5c9 1 14 4.5 17 10.5"/>"#
        }
        // Stairs.
        "T10" => {
            r#"<path d="M3 43.5h10v-8h10v-8h10v-8h12"/><circle class="dot" cx="39" cy="11" r="4.2"/><circle cx="8" cy="27" r="4.2"/><circle cx="18" cy="19" r="4.2"/>"#
        }
        // A round table.
        "T11" => {
            r#"<circle cx="24" cy="24" r="9.5"/><circle class="dot" cx="24" cy="6.5" r="3.4"/><circle cx="39.2" cy="15.2" r="3.4"/><circle cx="39.2" cy="32.8" r="3.4"/><circle cx="24" cy="41.5" r="3.4"/><circle cx="8.8" cy="32.8" r="3.4"/><circle cx="8.8" cy="15.2" r="3.4"/>"#
        }
        // It goes on without you.
        "T12" => {
            r#"<path d="M14 8h-2a7 7 0 0 0-7 7v7a7 7 0 0 0 7 7h14"/><path d="m20.5 22.5 6.5 6.5-6.5 6.5"/><circle class="dot" cx="24" cy="8" r="4.2"/><circle cx="37.5" cy="28.5" r="4.2"/><path d="M3 44c13-.4 28-2.6 42-8.5"/>"#
        }
        _ => return None,
    })
}

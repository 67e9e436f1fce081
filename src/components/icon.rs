//! The line icons: 24 by 24, one stroke, in the colour of the text around them.

use leptos::prelude::*;

/// One icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A sun over the furrow.
    Today,
    /// Two dots over the furrow: alongside.
    Check,
    /// A notebook.
    Journal,
    /// An open book.
    Learn,
    /// One step back.
    Back,
    /// A person.
    You,
    /// Two sheets.
    Copy,
    /// Out of a box.
    Share,
    /// A ribbon.
    Keep,
    /// A pen.
    Write,
    /// A telephone.
    Call,
    /// A tick.
    Done,
    /// A wave: partly.
    Partly,
    /// Downhill: it costs.
    Costly,
    /// One step on.
    Onward,
    /// A cross.
    Close,
    /// A shield: safety first.
    Safety,
    /// *Get help now*.
    GetHelp,
    /// *Step in now*.
    StepIn,
    /// *Listen first*.
    Listen,
    /// *Offer a hand*.
    Offer,
    /// *Lead through the work*.
    Project,
    /// *Bring in someone with the say*.
    BringIn,
    /// *Stand back and watch*.
    StandBack,
    /// *Hand it back*.
    HandBack,
}

impl Icon {
    /// Its strokes.
    pub(super) const fn strokes(self) -> &'static str {
        match self {
            Icon::Today => {
                r#"<path d="M3 18c5.5-3 12.5-3 18 0"/><path d="M7.5 13.5a4.5 4.5 0 0 1 9 0"/><path d="M12 4v2M4.9 7.4l1.3 1.3M19.1 7.4l-1.3 1.3"/>"#
            }
            Icon::Check => {
                r#"<circle cx="8" cy="11.6" r="3.1"/><circle cx="15.6" cy="8.4" r="3.1"/><path d="M2.5 19.2c7-.3 13.6-1.7 19-4.8"/>"#
            }
            Icon::Journal => {
                r#"<path d="M6 3.5h11A1.5 1.5 0 0 1 18.5 5v14a1.5 1.5 0 0 1-1.5 1.5H6z"/><path d="M6 3.5v17M9.5 8.5H15M9.5 12H15"/>"#
            }
            Icon::Learn => {
                r#"<path d="M3.5 6.5c3-1.5 6-1.5 8.5 0 2.5-1.5 5.5-1.5 8.5 0v12c-3-1.5-6-1.5-8.5 0-2.5-1.5-5.5-1.5-8.5 0z"/><path d="M12 6.5v12"/>"#
            }
            Icon::Back => r#"<path d="M14.5 5.5 8 12l6.5 6.5"/>"#,
            Icon::You => {
                r#"<circle cx="12" cy="8.5" r="3.5"/><path d="M5 20c.8-4 3.5-6 7-6s6.2 2 7 6"/>"#
            }
            Icon::Copy => {
                r#"<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 5.5A1.5 1.5 0 0 0 14 4H6a1.5 1.5 0 0 0-1.5 1.5v8A1.5 1.5 0 0 0 6 15"/>"#
            }
            Icon::Share => r#"<path d="M12 14.5V4M8 7.5 12 3.5l4 4"/><path d="M6 11.5v8h12v-8"/>"#,
            Icon::Keep => r#"<path d="M7 4h10v16l-5-4-5 4z"/>"#,
            Icon::Write => {
                r#"<path d="M4.5 19.5l1-4L16 5l3 3L8.5 18.5z"/><path d="m13.5 7.5 3 3"/>"#
            }
            Icon::Call => {
                r#"<path d="M6 4h3.5l1.5 4.5-2.2 1.6a12 12 0 0 0 5.1 5.1l1.6-2.2L20 14.5V18a2 2 0 0 1-2 2C10.5 20 4 13.5 4 6a2 2 0 0 1 2-2z"/>"#
            }
            Icon::Done => r#"<path d="m5.5 12.5 4.2 4.2 8.8-9.2"/>"#,
            Icon::Partly => r#"<path d="M4.5 13.5c2-3.6 4.8-3.6 7.5-1.5s5.5 2.1 7.5-1.5"/>"#,
            Icon::Costly => r#"<path d="M5 6.5 18 17M18 10.5V17h-6.5"/>"#,
            Icon::Onward => r#"<path d="M9.5 5.5 16 12l-6.5 6.5"/>"#,
            Icon::Close => r#"<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>"#,
            Icon::Safety => {
                r#"<path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z"/><path d="M12 8.5v4.5M12 16v.1"/>"#
            }
            Icon::GetHelp => r#"<path d="M12 4 3.5 19h17z"/><path d="M12 10v4M12 16.6v.1"/>"#,
            Icon::StepIn => {
                r#"<path d="M4 19.5c5-2.5 11-2.5 16 0"/><circle cx="7" cy="11" r="2.5"/><path d="M11.5 11H19M16 7.5l3.5 3.5-3.5 3.5"/>"#
            }
            Icon::Listen => {
                r#"<path d="M7 10a5 5 0 1 1 10 0c0 3.2-3 4-3 6.8A3 3 0 0 1 9 18.5"/><path d="M9.8 10a2.2 2.2 0 1 1 4.2 1c-.6 1-1.7 1.3-1.7 2.5"/>"#
            }
            Icon::Offer => {
                r#"<path d="M3.5 14.5h3l4 2.5h4.5a1.5 1.5 0 0 0 0-3h-3"/><path d="m15.5 14 4-2.2a1.3 1.3 0 0 1 1.3 2.2L15 18.5l-4.5 1-4-1.5h-3"/><circle cx="12" cy="7" r="2.5"/>"#
            }
            Icon::Project => {
                r#"<path d="M6.5 3.5h8l3 3v14h-11z"/><path d="M9.5 10h5M9.5 13.5h5M9.5 17h3"/>"#
            }
            Icon::BringIn => {
                r#"<circle cx="7" cy="13" r="2.7"/><circle cx="17" cy="8" r="2.7"/><path d="M9.7 10.8 13 9.3"/><path d="M3 19.5c5.5-2.5 12.5-2.5 18 0"/>"#
            }
            Icon::StandBack => {
                r#"<path d="M3 12c3-4.5 6-6.5 9-6.5s6 2 9 6.5c-3 4.5-6 6.5-9 6.5S6 16.5 3 12z"/><circle cx="12" cy="12" r="2.7"/>"#
            }
            Icon::HandBack => {
                r#"<path d="M8.5 5.5 4.5 9.5l4 4"/><path d="M4.5 9.5H15a4.5 4.5 0 0 1 0 9h-4"/>"#
            }
        }
    }
}

/// Draws an icon. It carries no meaning alone, so assistive technology skips it.
pub fn icon(icon: Icon) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=icon.strokes()></svg> }
        .into_any()
}

/// Draws an icon that changes.
pub fn icon_of(icon: Signal<Icon>) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=move || icon.get().strokes()></svg> }
        .into_any()
}

/// The motif, filled: two dots side by side, one half a step ahead, over a single furrow.
pub fn motif() -> AnyView {
    view! {
        <svg class="motif" viewBox="0 0 48 48" aria-hidden="true">
            <circle cx="15" cy="23.5" r="6.6"></circle>
            <circle cx="30.6" cy="18.5" r="6.6"></circle>
            <path d="M2 38.5C17 38 33 35 46 27.5"></path>
        </svg>
    }
    .into_any()
}

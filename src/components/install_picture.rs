//! Where to look, as a few strokes: the share button, a menu, the end of the address bar, the Dock.
//! In the colour of the text around them.

use leptos::prelude::*;

use crate::domain::install::Way;

/// A phone with its share button, and the row that adds to the home screen.
const SHARE: &str = r#"<rect x="34" y="4" width="52" height="88" rx="9"/><path d="M42 16h36M42 24h22" opacity=".45"/><rect x="40" y="38" width="40" height="18" rx="5"/><rect x="45" y="43" width="8" height="8" rx="2"/><path d="M49 45v4M47 47h4M58 47h16"/><path d="M60 84V70M55.5 74 60 69.5l4.5 4.5M53 77v9h14v-9"/><path d="M94 60c5 4 4 14-14 18M85 73.5 79.5 78.5l7 2"/>"#;
/// A phone with three dots at its top, and the row in their menu.
const DOTS: &str = r#"<rect x="34" y="4" width="52" height="88" rx="9"/><path d="M41 14h28" opacity=".45"/><path d="M78 10.5v.1M78 14v.1M78 17.5v.1" stroke-width="3.5"/><rect x="46" y="26" width="36" height="44" rx="5"/><path d="M52 36h18M52 60h14" opacity=".45"/><path d="M52 48h24"/><path d="M102 34c4 8-2 14-16 14M91.5 43.5 86 48l5.5 4.5"/>"#;
/// A phone with three lines at its foot, and the row in their menu.
const LINES: &str = r#"<rect x="34" y="4" width="52" height="88" rx="9"/><path d="M68 80h11M68 84h11M68 88h11"/><rect x="42" y="28" width="36" height="42" rx="5"/><path d="M48 38h18M48 60h14" opacity=".45"/><path d="M48 49h24"/><path d="M102 34c4 8-4 15-20 15M87.5 44.5 82 49l5.5 4.5"/>"#;
/// A window with an address bar, and the sign at its end.
const BAR: &str = r#"<rect x="6" y="12" width="108" height="72" rx="8"/><rect x="14" y="20" width="92" height="24" rx="12"/><path d="M25 32h34" opacity=".45"/><rect x="81" y="25.5" width="17" height="12" rx="2"/><path d="M86 40.5h7M89.5 28.5v5.5M87 31.8l2.5 2.5 2.5-2.5"/><path d="M89.5 72V52M84.5 57.5l5-5.5 5 5.5"/>"#;
/// A window above a dock, and an arrow down into it.
const DOCK: &str = r#"<rect x="18" y="6" width="84" height="52" rx="7"/><path d="M26 15h10M42 15h8M56 15h8" /><rect x="24" y="21" width="34" height="26" rx="3"/><path d="M29 28h14M29 40h16" opacity=".45"/><path d="M29 34h24"/><rect x="26" y="74" width="68" height="17" rx="6"/><rect x="32" y="78" width="9" height="9" rx="2.5" opacity=".45"/><rect x="46" y="78" width="9" height="9" rx="2.5" opacity=".45"/><rect x="79" y="78" width="9" height="9" rx="2.5"/><path d="M66 40c12 2 17 14 17.5 28M78.5 63.5l5 5.5 5-5.5"/>"#;
/// The app on a device, with a tick.
const THERE: &str = r#"<rect x="34" y="4" width="52" height="88" rx="9"/><rect x="47" y="32" width="26" height="26" rx="7"/><circle cx="56" cy="44" r="3"/><circle cx="64" cy="41.5" r="3"/><path d="M51 53c7 0 13-1.5 18-5"/><path d="m53 74 5 5 10-11"/>"#;

/// The picture of a way. It carries no meaning alone, so assistive technology skips it.
pub fn install_picture(way: Way) -> AnyView {
    let strokes = match way {
        Way::IosSafari | Way::IosOther | Way::IosElsewhere => SHARE,
        Way::AndroidChrome | Way::AndroidFirefox | Way::AndroidElsewhere | Way::Unknown => DOTS,
        Way::AndroidEdge | Way::Samsung => LINES,
        Way::DesktopChrome | Way::DesktopEdge | Way::DesktopFirefox => BAR,
        Way::DesktopSafari => DOCK,
        Way::Installed | Way::Button => THERE,
    };
    view! {
        <svg class="install__picture" viewBox="0 0 120 96" aria-hidden="true" inner_html=strokes></svg>
    }
    .into_any()
}

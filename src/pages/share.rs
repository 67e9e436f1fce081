//! Sharing something everybody may read: its title, its idea and its public address. Nothing a
//! person wrote goes with it.

use leptos::prelude::*;

use crate::components::share_button::ShareButton;
use crate::platform::{document, share};
use crate::route::Route;
use crate::state::AppState;

/// A button that opens the share sheet; where there is none it copies the same three lines.
pub fn share_button(
    app: AppState,
    label: &'static str,
    title: &'static str,
    idea: String,
    route: Route,
) -> AnyView {
    let on_share = Callback::new(move |()| {
        let (idea, path) = (idea.clone(), route.path());
        leptos::task::spawn_local(async move {
            let address = document::address_of(&path);
            if share::can_share() && share::share(title, &idea, Some(&address)).await {
                return;
            }
            let lines = [title, &idea, &address].join("\n");
            app.say(match share::copy(&lines).await {
                true => "Copied, with its address.",
                false => {
                    "This browser does not let Alongside copy. The address is in its bar above."
                }
            });
        });
    });
    view! { <ShareButton label on_share/> }.into_any()
}

//! The least a page of Leptos with its router can be: two routes, a link between them, a button
//! that counts. The bench measures it as the floor of the framework. Nothing of it is rendered
//! ahead of time, and it shares no line with the app; natively it does nothing.

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::show();
}

#[cfg(target_arch = "wasm32")]
mod page {
    use leptos::prelude::*;
    use leptos_router::components::{A, Route, Router, Routes};
    use leptos_router::path;

    /// Mounts the page and marks the moment it is live.
    pub fn show() {
        leptos::mount::mount_to_body(App);
        let performance = web_sys::window().and_then(|window| window.performance());
        if let Some(performance) = performance {
            // Where a browser cannot mark, the bench says that the page never came alive.
            let _ = performance.mark("live");
        }
    }

    #[component]
    fn App() -> impl IntoView {
        view! {
            <Router>
                <main>
                    <Routes fallback=|| "There is no page here.">
                        <Route path=path!("/") view=Home/>
                        <Route path=path!("/other") view=Other/>
                    </Routes>
                </main>
            </Router>
        }
    }

    #[component]
    fn Home() -> impl IntoView {
        let count = RwSignal::new(0);
        view! {
            <h1>"Home"</h1>
            <button on:click=move |_| *count.write() += 1>"Tapped " {count}</button>
            <A href="/other">"The other page"</A>
        }
    }

    #[component]
    fn Other() -> impl IntoView {
        view! {
            <h1>"The other page"</h1>
            <A href="/">"Home"</A>
        }
    }
}

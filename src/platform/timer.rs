//! Doing something a little later, once.

use std::cell::Cell;
use std::rc::Rc;
use std::task::Poll;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// A timer for one thing at a time.
#[derive(Clone, Default)]
pub struct Timer {
    running: Rc<Cell<Option<i32>>>,
}

impl Timer {
    /// Runs `action` after `delay_ms` unless set again before.
    pub fn set(&self, delay_ms: i32, action: impl FnOnce() + 'static) {
        self.cancel();
        let Some(window) = web_sys::window() else {
            return;
        };
        let running = self.running.clone();
        let callback = Closure::once_into_js(move || {
            running.set(None);
            action();
        });
        let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            callback.unchecked_ref(),
            delay_ms,
        );
        self.running.set(id.ok());
    }

    /// Runs `action` after `delay_ms`, unless something waits to run already: it will do.
    pub fn set_unless_running(&self, delay_ms: i32, action: impl FnOnce() + 'static) {
        if self.running.get().is_none() {
            self.set(delay_ms, action);
        }
    }

    /// Stops it.
    pub fn cancel(&self) {
        // Asked in this order: where a page is rendered ahead of time there is no window to ask for.
        if let Some(id) = self.running.take()
            && let Some(window) = web_sys::window()
        {
            window.clear_timeout_with_handle(id);
        }
    }
}

/// Waits until the browser has nothing better to do. False where it does not tell of such pauses.
pub async fn pause() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let mut asked = false;
    let pause = Promise::new(&mut |resolve, _| {
        asked = window.request_idle_callback(&resolve).is_ok();
    });
    asked && JsFuture::from(pause).await.is_ok()
}

/// Waits until what stands in the page now has been painted.
pub async fn painted() {
    let Some(window) = web_sys::window() else {
        return;
    };
    // A frame's callbacks come before its paint, a timer set in them after it.
    let frame = Promise::new(&mut |resolve, _| {
        let _ = window.request_animation_frame(&resolve);
    });
    let _ = JsFuture::from(frame).await;
    let turn = Promise::new(&mut |resolve, _| {
        let _ = window.set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(turn).await;
}

/// What `future` gives, if it does so within `limit_ms`; it is dropped otherwise.
pub async fn within<T>(limit_ms: i32, future: impl Future<Output = T>) -> Option<T> {
    let elapsed = Rc::new(Cell::new(None));
    let timer = Timer::default();
    let mut future = std::pin::pin!(future);
    std::future::poll_fn(|context| {
        if let Poll::Ready(given) = future.as_mut().poll(context) {
            timer.cancel();
            return Poll::Ready(Some(given));
        }
        if elapsed.get() == Some(true) {
            return Poll::Ready(None);
        }
        if elapsed.replace(Some(false)).is_none() {
            let (elapsed, waker) = (elapsed.clone(), context.waker().clone());
            timer.set(limit_ms, move || {
                elapsed.set(Some(true));
                waker.wake();
            });
        }
        Poll::Pending
    })
    .await
}

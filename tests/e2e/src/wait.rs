//! The one place that waits: a condition, looked at again and again until a deadline.
//!
//! Nothing here (or anywhere in the journeys) waits for a length of time and hopes; and nothing is
//! done twice because it failed once. Looking is repeated, acting is not.

use std::env;
use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval, timeout_at};

use crate::failure::{Failure, Outcome};

/// How long a page may take to show what it must. Generous, because two browsers share two cores
/// with a compiler; no journey is meant to come near it.
pub const PATIENCE: Duration = Duration::from_secs(15);

const PERIOD: Duration = Duration::from_millis(40);

/// How much slower than that this machine is: `ALONGSIDE_SLOW`, else not at all. It lengthens
/// deadlines only; what passes with it is as right, and no faster.
pub fn slowness() -> u32 {
    let told = env::var("ALONGSIDE_SLOW").ok();
    told.and_then(|told| told.parse().ok()).unwrap_or(1)
}

/// What one look at a condition gave.
pub enum Look<T> {
    /// The condition holds.
    Yes(T),
    /// Not yet; the text says what was there instead, for the failure message.
    NotYet(String),
}

/// Looks until the condition holds, or fails with what was last seen once [`PATIENCE`] is over,
/// or as many times that as the machine is slow.
pub async fn until<T, F, Fut>(awaited: impl Into<String>, look: F) -> Outcome<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Outcome<Look<T>>>,
{
    until_within(PATIENCE * slowness(), awaited, look).await
}

/// [`until`], with a deadline of its own.
pub async fn until_within<T, F, Fut>(
    patience: Duration,
    awaited: impl Into<String>,
    mut look: F,
) -> Outcome<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Outcome<Look<T>>>,
{
    let deadline = Instant::now() + patience;
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut seen = "nothing yet".to_owned();
    loop {
        ticks.tick().await;
        // A look that hangs must not outlive the deadline either.
        match timeout_at(deadline, look()).await {
            Ok(Ok(Look::Yes(value))) => return Ok(value),
            Ok(Ok(Look::NotYet(instead))) => seen = instead,
            Ok(Err(failure)) if failure.is_moving_page() => seen = failure.to_string(),
            Ok(Err(failure)) => return Err(failure),
            Err(_) => seen = format!("{seen}, and then no answer"),
        }
        if Instant::now() >= deadline {
            return Err(Failure::TooLate {
                awaited: awaited.into(),
                seen,
            });
        }
    }
}

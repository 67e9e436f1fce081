//! How slow the browser is made: the phone and the network the goals are told for.

use serde_json::json;

use e2e::{Browser, Outcome};

/// How much slower than this machine a phone is.
pub const PHONE: f64 = 4.0;

/// Time from asking to the first byte of an answer on a slow network, in milliseconds.
const LATENCY_MS: u32 = 150;
/// 1.6 Mbit a second, both ways, in bytes a second.
const BYTES_A_SECOND: u32 = 200_000;

/// The network between the browser and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Slow 4G.
    Slow,
    /// As fast as this machine.
    Free,
}

/// Slows the page's processor down, this many times; 1 is as it is.
pub async fn processor(browser: &Browser, times: f64) -> Outcome {
    let rate = json!({ "rate": times });
    browser
        .devtools("Emulation.setCPUThrottlingRate", rate)
        .await?;
    Ok(())
}

/// Puts the page behind a network.
pub async fn network(browser: &Browser, network: Network) -> Outcome {
    let conditions = match network {
        Network::Slow => json!({
            "offline": false, "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND,
        }),
        Network::Free => json!({
            "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        }),
    };
    browser
        .devtools("Network.emulateNetworkConditions", conditions)
        .await?;
    Ok(())
}

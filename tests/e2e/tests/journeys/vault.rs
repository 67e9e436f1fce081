//! The vault, the second program: it is on the device once the app is, it seals and opens without
//! a network, and the page stays free while it works.
//!
//! No screen uses it here: a script speaks with its worker as `src/platform/vault.rs` does.

use e2e::failure::Failure;
use e2e::journey::Place;
use e2e::site::Fault;
use e2e::{Journey, Outcome, journey, journey_in};
use serde_json::{Value, json};

/// The longest the page may be kept from its turn while the vault works for a second.
const GAP_MS_MAX: f64 = 200.0;

/// What the `argon2` tool of Debian makes of the same secret, salt and parameters.
const KEY: &str = "5706cbfe18616bb3756a74e098a71707e75a0e70ff3d9275e16f908928ed2f03";

/// Runs jobs one after the other, each in a worker of its own, and measures how long the page at
/// most had to wait for its turn.
const RUN: &str = r#"
    const [jobs, done] = arguments;
    const encode = (text) => new TextEncoder().encode(text);
    const address = document.querySelector("script[data-vault]").dataset.vault;
    let sealed;
    const plain = Uint8Array.from({ length: 1 << 20 }, (_, at) => (at * 31) % 251);
    const inputs = { plain: () => plain.slice(), sealed: () => sealed.slice(),
                     broken: () => sealed.slice(0, -1), text: () => encode("no age file") };
    const run = (job) => new Promise((resolve) => {
      const worker = new Worker(new URL(address, document.baseURI), { type: "module" });
      const progress = [];
      const end = (answer) => { worker.terminate(); resolve({ progress, ...answer }); };
      worker.onmessage = ({ data }) => "progress" in data ? progress.push(data.progress) : end(data);
      worker.onerror = () => end({ error: "stopped" });
      worker.onmessageerror = () => end({ error: "unreadable" });
      const message = { ...job };
      if ("bytes" in job) message.bytes = inputs[job.bytes]();
      if ("salt" in job) message.salt = encode(job.salt);
      for (const secret of ["passphrase", "secret"]) {
        if (secret in job) message[secret] = encode(job[secret]);
      }
      worker.postMessage(message);
    });
    let longest = 0, last = performance.now();
    const tick = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 10);
    (async () => {
      const answers = [];
      for (const job of jobs) {
        last = performance.now();
        const start = last;
        const { ok, error, log_n, progress } = await run(job);
        const took = performance.now() - start;
        if (job.task === "seal-file" && ok) sealed = ok;
        const head = ok && new TextDecoder().decode(ok.slice(0, 120)).split("\n");
        const same = ok && ok.length === plain.length && ok.every((byte, at) => byte === plain[at]);
        const hex = ok && job.task === "derive"
          && Array.from(ok, (byte) => byte.toString(16).padStart(2, "0")).join("");
        answers.push({ error, log_n, progress, took, same, hex, bytes: ok?.length,
                       stanza: head?.[1]?.startsWith("-> ") ? head[1] : undefined });
      }
      clearInterval(tick);
      done({ answers, longest });
    })();
"#;

async fn run(j: &Journey, jobs: Value) -> Outcome<Value> {
    j.browser.script_async(RUN, vec![jobs]).await
}

fn number(of: &Value) -> Outcome<f64> {
    of.as_f64()
        .ok_or_else(|| Failure::Unmet(format!("{of} is no number")))
}

#[tokio::test]
async fn the_vault_seals_and_opens_offline_and_the_page_stays_free() {
    journey_in(Place::at_base("/repo/"), "vault_offline", |j| async move {
        j.enter("/check/").await?;
        j.screen().ready_offline().await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("/check/").await?;
        let jobs = json!([
            { "task": "seal-file", "passphrase": "four words in a row", "bytes": "plain" },
            { "task": "open-file", "passphrase": "four words in a row", "bytes": "sealed" },
            { "task": "open-file", "passphrase": "four words", "bytes": "sealed" },
            { "task": "open-file", "passphrase": "four words in a row", "bytes": "broken" },
            { "task": "open-file", "passphrase": "four words in a row", "bytes": "text" },
            { "task": "derive", "secret": "four words in a row", "salt": "sixteen bytes it",
              "memory_kib": 19456, "passes": 2, "lanes": 1 },
            { "task": "derive", "secret": "four words in a row", "salt": "short",
              "memory_kib": 19456, "passes": 2, "lanes": 1 },
            { "task": "nothing-known" },
        ]);
        let told = run(&j, jobs).await?;
        let answers = &told["answers"];
        let stanza = answers[0]["stanza"].as_str().unwrap_or_default();
        assert!(
            stanza.starts_with("-> scrypt ") && stanza.ends_with(" 16"),
            "{told}"
        );
        for (at, first_to_last) in [(0, "sealed"), (1, "opened")] {
            let progress = answers[at]["progress"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            assert_eq!(progress.first(), Some(&json!(0)), "{first_to_last}: {told}");
            assert_eq!(
                progress.last(),
                Some(&json!(100)),
                "{first_to_last}: {told}"
            );
        }
        assert_eq!(answers[1]["same"], json!(true), "{told}");
        for (at, error) in [
            (2, "wrong-passphrase"),
            (3, "damaged"),
            (4, "not-age"),
            (6, "unsuitable"),
            (7, "unsuitable"),
        ] {
            assert_eq!(answers[at]["error"], json!(error), "job {at}: {told}");
        }
        assert_eq!(answers[5]["hex"], json!(KEY), "{told}");
        let longest = number(&told["longest"])?;
        assert!(longest < GAP_MS_MAX, "the page waited {longest} ms: {told}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_vault_with_other_bytes_is_not_run_and_says_so() {
    journey("vault_wrong", |j| async move {
        j.site.fault("/vault/*.wasm", Fault::Wrong);
        j.enter("/check/").await?;
        let job = json!([{ "task": "seal-file", "passphrase": "secret", "bytes": "text" }]);
        let told = run(&j, job).await?;
        let answer = &told["answers"][0];
        assert_eq!(answer["error"], json!("unavailable"), "{told}");
        assert_eq!(answer["progress"], json!([]), "{told}");
        Ok(())
    })
    .await;
}

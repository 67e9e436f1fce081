//! A database that breaks on purpose: a tab that dies between two steps of a write, a disk that is
//! full, a connection that goes, an answer that is lost.
//!
//! The browser's own interfaces are wrapped once; each connection knows which tab opened it. A tab
//! that died asks for ever and gets no answer, as one that was killed: nothing of it runs on.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::{Replaced, function, run, settled};

/// Wraps the database, once for the page.
const WRAP: &str = r#"
    if (globalThis.broken) return;
    const state = globalThis.broken = {
        tab: 0, bases: new Set(), dead: new WeakSet(), live: new Set(),
        // What happens at which step of a write from now on, once, and what has happened.
        fault: '', left: 0, died: null, kept: false, struck: false,
    };
    const Store = IDBObjectStore.prototype, Base = IDBDatabase.prototype;
    const Write = IDBTransaction.prototype, open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given), tab = state.tab;
        if (!tab) return request;
        state.live.add(request);
        request.addEventListener('error', () => { state.live.delete(request); });
        request.addEventListener('success', () => {
            state.live.delete(request);
            request.result.tab = tab;
            state.bases.add(request.result);
        });
        return request;
    };
    const deaf = (work) => { work.onabort = work.oncomplete = work.onerror = null; };
    const die = state.die = (base, kept) => {
        state.dead.add(base);
        state.bases.delete(base);
        for (const work of [...state.live]) {
            if (work.db !== base) continue;
            deaf(work);
            if (work === kept) continue;
            state.live.delete(work);
            try { work.abort(); } catch {}
        }
        base.close();
    };
    const dies = (base, kept) => {
        [state.died, state.kept] = [base.tab, Boolean(kept)];
        for (const other of [...state.bases]) if (other.tab === base.tab) die(other, kept);
    };
    const silence = () => new EventTarget();
    const begin = Base.transaction;
    Base.transaction = function (...given) {
        if (state.dead.has(this)) {
            const store = new Proxy({}, { get: () => silence, set: () => true });
            return { db: this, mode: 'readwrite', objectStore: () => store,
                     commit() {}, abort() {}, error: null };
        }
        const work = begin.apply(this, given);
        if (this.tab) {
            state.live.add(work);
            for (const end of ['complete', 'abort']) {
                work.addEventListener(end, () => { state.live.delete(work); });
            }
        }
        return work;
    };
    const strikes = (work, ...faults) => {
        if (!faults.includes(state.fault) || work.mode !== 'readwrite' || !work.db.tab) return '';
        state.left -= 1;
        if (state.left > 0) return '';
        const fault = state.fault;
        [state.fault, state.struck] = ['', true];
        return fault;
    };
    const full = () => new DOMException('no room', 'QuotaExceededError');
    for (const name of ['get', 'put', 'delete', 'getAll', 'getAllKeys', 'clear']) {
        const real = Store[name];
        Store[name] = function (...given) {
            const work = this.transaction;
            if (state.dead.has(work.db)) return silence();
            const fault = strikes(work, 'die', ...(name === 'put' ? ['full'] : []));
            if (fault === 'full') throw full();
            if (fault === 'die') {
                dies(work.db);
                return silence();
            }
            return real.apply(this, given);
        };
    }
    const commit = Write.commit;
    Write.commit = function () {
        if (state.dead.has(this.db)) return;
        const fault = strikes(this, 'die', 'late', 'mute');
        if (fault === 'late') {
            // The browser finds out at the end that there is no room.
            Object.defineProperty(this, 'error', { value: full() });
            return this.abort();
        }
        // It is written, and nobody hears of it, or hears the contrary.
        if (fault === 'die') dies(this.db, this);
        if (fault === 'mute') {
            const { onabort } = this;
            deaf(this);
            this.addEventListener('complete', (event) => onabort(event));
        }
        return commit.apply(this);
    };
"#;

/// Wraps the database for as long as the page lives. Nothing changes until a fault is asked for.
pub fn wrap() {
    run(WRAP);
}

/// Timers that never fire and other tabs that hear nothing, until this is dropped: then everything
/// that happens is what the test does.
pub fn stillness() -> [Replaced; 2] {
    [
        Replaced::new("window", "setTimeout", "writable: true, value: () => 1"),
        Replaced::new(
            "BroadcastChannel.prototype",
            "postMessage",
            "writable: true, value: () => {}",
        ),
    ]
}

/// The tab whose connections are opened from now on; 0 for none, whose work is left alone.
pub fn tab(number: u32) {
    set("tab", &number.into());
}

/// Lets a fault strike at the n-th request of a write from now on, once.
pub fn strike(fault: &str, nth: u32) {
    set("left", &nth.into());
    set("fault", &fault.into());
    set("died", &JsValue::NULL);
    set("struck", &false.into());
}

/// Takes back a fault that has not struck.
pub fn calm() {
    set("fault", &"".into());
}

/// The tab that died, and whether what it was writing had been written.
pub fn died() -> Option<(u32, bool)> {
    let tab = get("died").as_f64()?;
    Some((tab as u32, get("kept").is_truthy()))
}

/// Whether the fault that was asked for has struck.
pub fn struck() -> bool {
    get("struck").is_truthy()
}

/// Ends a tab between two of its actions, as when it is closed.
pub fn close(number: u32) {
    each_base(number, "broken.die(base)");
}

/// Takes a tab's connection away, as browsers do in the background.
pub fn disconnect(number: u32) {
    each_base(number, "broken.bases.delete(base); base.close()");
}

fn each_base(number: u32, action: &str) {
    let body =
        format!("for (const base of [...broken.bases]) if (base.tab === tab) {{ {action} }}");
    let done = function("tab", &body).call1(&JsValue::NULL, &number.into());
    done.expect("the script runs");
}

/// One row: its store, its key, its text.
pub type Row = (String, String, String);

/// Everything in the database.
pub async fn rows() -> Vec<Row> {
    let promise = run("const done = (request) => new Promise((resolve) => {
             request.onsuccess = () => resolve(request.result);
         });
         return (async () => {
             if (!broken.eye) {
                 const tab = broken.tab;
                 broken.tab = 0;
                 const opening = indexedDB.open('alongside');
                 broken.tab = tab;
                 broken.eye = await done(opening);
             }
             const names = ['records', 'history', 'damaged', 'meta'], found = [];
             const look = broken.eye.transaction(names);
             for (const name of names) {
                 const store = look.objectStore(name);
                 const [keys, values] =
                     await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
                 keys.forEach((key, at) => found.push([name, key, String(values[at])]));
             }
             return JSON.stringify(found);
         })();");
    let text = settled(promise).await.as_string().expect("a text");
    serde_json::from_str(&text).expect("rows")
}

/// Waits until nobody is reading or writing, and nobody who could begin to.
pub async fn idle() {
    thread_local! {
        static IDLE: Function = run(
            "const channel = new MessageChannel(), waiting = [];
             channel.port1.onmessage = () => waiting.shift()();
             const turn = () => new Promise((done) => {
                 waiting.push(done);
                 channel.port2.postMessage(0);
             });
             return async () => {
                 for (let still = 0; still < 3;) {
                     await turn();
                     still = broken.live.size === 0 ? still + 1 : 0;
                 }
             };",
        )
        .unchecked_into();
    }
    let promise = IDLE.with(|idle| idle.call0(&JsValue::NULL));
    settled(promise.expect("a promise")).await;
}

fn broken() -> JsValue {
    Reflect::get(&js_sys::global(), &"broken".into()).expect("it is wrapped")
}

fn set(name: &str, value: &JsValue) {
    Reflect::set(&broken(), &name.into(), value).expect("a property");
}

fn get(name: &str) -> JsValue {
    Reflect::get(&broken(), &name.into()).expect("a property")
}

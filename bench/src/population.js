// Writes situations straight into the database, made of a few patterns, each with other words and
// another day: the same for the same number, on every machine.
const [patterns, words, count, done] = arguments;

const BATCH = 1000;
const DAY_MS = 86_400_000;

// A small generator of the congruent kind: what is wanted of it is that it repeats itself.
let state = 20261120;
const below = (bound) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * bound);
};
const some = (least, most) =>
  Array.from({ length: least + below(most - least + 1) }, () => words[below(words.length)]);
const sentence = (least, most) => {
  const text = some(least, most).join(" ");
  return text[0].toUpperCase() + text.slice(1) + ".";
};
const dayBefore = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

const row = (at) => {
  const id = `b${String(at).padStart(19, "0")}`;
  // The newest first, as they came: some twenty a day and two and a half years of them.
  const day = dayBefore(Math.floor((at * 900) / count));
  const text = patterns[at % patterns.length]
    .replaceAll("<id>", id)
    .replaceAll("<day>", day)
    .replaceAll("<title>", sentence(3, 6))
    .replaceAll("<facts>", `${sentence(8, 14)} ${sentence(8, 14)}`)
    .replaceAll("<story>", sentence(6, 12));
  return [`situation/${id}`, text];
};

const write = (database, from) => new Promise((resolve, reject) => {
  const transaction = database.transaction("records", "readwrite");
  const store = transaction.objectStore("records");
  let bytes = 0;
  for (let at = from; at < Math.min(from + BATCH, count); at++) {
    const [key, text] = row(at);
    bytes += text.length;
    store.put(text, key);
  }
  transaction.onabort = () => reject(transaction.error);
  transaction.oncomplete = () => resolve(bytes);
});

const all = async () => {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("alongside");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  let bytes = 0;
  for (let from = 0; from < count; from += BATCH) bytes += await write(database, from);
  database.close();
  return bytes / count;
};
all().then(done, (error) => done(String(error)));

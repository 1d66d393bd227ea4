// The toolbar: what the center says of one agent, and buttons. Everything it knows comes from the typed client.
import { CcError, CenterClient, ConnectionLost } from "../../src/client/index.ts";
import { deskOf, lengthOf, type Button, type Desk } from "./desk.ts";
import { byId, make, say } from "./elements.ts";
import { choices, enter, keepPass, keptPass, leavesOf, signOff, type Choice, type Pass } from "./entrance.ts";
import { order, type Fields } from "./orders.ts";
import { wordFor, WORDS, type Language, type Word } from "./words.ts";

const MOST_EVENTS = 20;
const TICK_MS = 500;
const LANGUAGE_KEPT_AS = "xcc-toolbar-language";

let language: Language = languageAtFirst();
let pass: Pass | undefined = keptPass();
let center: CenterClient | undefined;
/** Whose dispositions are shown; undefined: nobody's yet. */
let shownTree: string | undefined;
/** Buttons whose answer has not come. */
const pressed = new Set<Button>();

const buttons = [...document.querySelectorAll<HTMLButtonElement>("button[data-button]")];
const word = (name: Word): string => WORDS[language][name];
const nameOf = (one: Choice): string => (language === "zh" ? one.name : one.name_en);
const input = (id: string): HTMLInputElement => byId(id, HTMLInputElement);

function languageAtFirst(): Language {
  const kept = localStorage.getItem(LANGUAGE_KEPT_AS);
  if (kept === "zh" || kept === "en") return kept;
  return navigator.language.startsWith("zh") ? "zh" : "en";
}

function speak(): void {
  document.documentElement.lang = language;
  document.title = word("title");
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    say(element, wordFor(language, element.dataset["word"] ?? ""));
  }
  for (const button of buttons) say(button, word(button.dataset["button"] as Button));
  shownTree = undefined;
  if (pass !== undefined) void listReasons(pass);
  show();
}

/** With a pass the desk, else the entrance. */
function show(): void {
  byId("entrance", HTMLFormElement).hidden = pass !== undefined;
  byId("desk", HTMLElement).hidden = pass === undefined;
  byId("leave", HTMLButtonElement).hidden = pass === undefined;
  const connection = byId("connection", HTMLElement);
  if (pass === undefined || center === undefined) {
    say(connection, "");
    return;
  }
  say(connection, `${pass.agent} · ${pass.extn} · ${wordFor(language, center.status)}`);
  const desk = deskOf(center.view, pass.agent);
  showState(center, desk);
  showCall(desk);
  showQueues(center);
  replace(
    "messages",
    [...center.view.messages.values()].map(({ from, text }) => `${from}: ${text}`),
  );
  const isOpen = center.status === "open";
  for (const button of buttons) {
    const name = button.dataset["button"] as Button;
    button.disabled = !isOpen || !desk.can[name] || pressed.has(name);
  }
  const tree = desk.call?.queue_id ?? desk.row?.queue_id ?? "";
  if (tree !== shownTree) void listDispositions(pass, tree);
}

function showState({ serverNow }: CenterClient, { row }: Desk): void {
  const state = byId("state", HTMLElement);
  state.dataset["state"] = row?.state ?? "LOGOUT";
  state.dataset["callstate"] = row?.callstate ?? "";
  if (row === undefined) {
    say(state, word("LOGOUT"));
    return;
  }
  const parts = [
    [wordFor(language, row.state), row.reason].filter((part) => part !== "").join(" "),
    wordFor(language, row.callstate),
    `${word("since")} ${lengthOf(serverNow - row.since)}`,
  ];
  if (row.until !== undefined) parts.push(`${word("left")} ${lengthOf(row.until - serverNow)}`);
  if (row.pending === "break") parts.push(word("afterCallBreak"));
  if (row.pending === "sign-out") parts.push(word("afterCallSignOut"));
  say(state, parts.join(" · "));
}

function showCall({ call, consulted }: Desk): void {
  const line = byId("call", HTMLElement);
  if (call === undefined) say(line, word("noCall"));
  else {
    const { cidName, cidNumber, destNumber, direction, queue_id, focus } = call;
    const who = [cidName, cidNumber].filter((part) => part !== "").join(" ");
    const parts = [wordFor(language, direction), `${who} → ${destNumber}`];
    if (queue_id !== "") parts.push(`${word("queue")} ${queue_id}`);
    if (consulted !== undefined) parts.push(`${word("talksWith")} ${wordFor(language, focus)}`);
    say(line, parts.join(" · "));
  }
  replace(
    "parties",
    (call?.parties ?? []).map(({ role, number, agent_id, state, held, muted }) =>
      [
        `${wordFor(language, role)} ${number}`,
        ...(agent_id === "" ? [] : [agent_id]),
        wordFor(language, state),
        ...(held ? [word("held")] : []),
        ...(muted ? [word("muted")] : []),
      ].join(" · "),
    ),
  );
}

function showQueues({ view, serverNow }: CenterClient): void {
  replace(
    "queues",
    [...view.queues.values()].map(({ queue_id, waiting, longest_wait_since }) =>
      [
        queue_id,
        `${word("inLine")} ${String(waiting)}`,
        ...(longest_wait_since === null ? [] : [`${word("longest")} ${lengthOf(serverNow - longest_wait_since)}`]),
      ].join(" · "),
    ),
  );
}

/** The lines of a list; what stands there already is left alone. */
function replace(id: string, lines: readonly string[]): void {
  const list = byId(id, HTMLElement);
  while (list.children.length > lines.length) list.lastElementChild?.remove();
  for (const [index, line] of lines.entries()) {
    const item = list.children[index];
    if (item instanceof HTMLElement) say(item, line);
    else list.append(make("li", { textContent: line }));
  }
}

async function listReasons(to: Pass): Promise<void> {
  const reasons = leavesOf(await choices(to, "/api/break_reasons"), nameOf);
  byId("reasons", HTMLDataListElement).replaceChildren(
    ...reasons.map(({ code, label }) => {
      const option = make("option", { textContent: label });
      option.value = code;
      return option;
    }),
  );
}

/** The queue's own, or where it has none the center's. */
async function listDispositions(to: Pass, queue: string): Promise<void> {
  shownTree = queue;
  const own = queue === "" ? [] : await choices(to, `/api/dispositions?queue=${encodeURIComponent(queue)}`);
  const tree = own.length > 0 ? own : await choices(to, "/api/dispositions?queue=");
  if (shownTree !== queue) return;
  const leaves = [{ code: "", label: word("none") }, ...leavesOf(tree, nameOf)];
  byId("code", HTMLSelectElement).replaceChildren(
    ...leaves.map(({ code, label }) => {
      const option = make("option", { textContent: label });
      option.value = code;
      return option;
    }),
  );
}

function fields({ agent, extn }: Pass): Fields {
  return {
    ...{ help: input("help").value.trim(), lastMessage: [...(center?.view.messages.keys() ?? [])].at(-1) },
    ...{ agent, extn, kind: byId("kind", HTMLSelectElement).value as Fields["kind"], to: input("to").value.trim() },
    ...{ reason: input("reason").value.trim(), dtmf: input("dtmf").value.trim() },
    ...{ code: byId("code", HTMLSelectElement).value, notes: byId("notes", HTMLTextAreaElement).value },
  };
}

async function press(button: Button): Promise<void> {
  if (center === undefined || pass === undefined || pressed.has(button)) return;
  pressed.add(button);
  show();
  let answer = "";
  try {
    await order(center, button, fields(pass));
    if (button === "disposition") answer = word("saved");
    if (button === "keys") input("dtmf").value = "";
  } catch (error) {
    answer = error instanceof CcError ? error.message : error instanceof ConnectionLost ? word("lost") : String(error);
  }
  say(byId("answer", HTMLElement), answer);
  pressed.delete(button);
  show();
}

function begin(to: Pass): void {
  const { protocol, host } = location;
  const client = new CenterClient({
    url: `${protocol === "https:" ? "wss" : "ws"}://${host}/ws`,
    domain: document.documentElement.dataset["domain"] ?? "",
    ...{ login: to.agent, token: to.token },
  });
  client.on("status", (status, why) => {
    // Another tab has this one's place, or the token is no good any more.
    if (status === "refused") leave(why === "" ? word("gone") : `${word("gone")} (${why})`);
    show();
  });
  client.on("event", (event) => {
    const line = `${new Date(event.timestamp).toLocaleTimeString(language)} ${event.event}`;
    const list = byId("events", HTMLOListElement);
    list.prepend(make("li", { textContent: line }));
    while (list.children.length > MOST_EVENTS) list.lastElementChild?.remove();
    show();
  });
  client.on("snapshot", show);
  client.on("figures", show);
  center = client;
  client.connect();
  speak();
}

function leave(why: string): void {
  const former = center;
  center = undefined;
  pass = undefined;
  keepPass(undefined);
  former?.close();
  say(byId("refusal", HTMLElement), why);
  show();
}

async function goIn(): Promise<void> {
  const refusal = byId("refusal", HTMLElement);
  say(refusal, "");
  const password = input("password");
  try {
    const found = await enter(input("login").value.trim(), password.value, input("extn").value.trim());
    if (typeof found === "string") {
      say(refusal, word(found));
      return;
    }
    password.value = "";
    pass = found;
    keepPass(found);
    begin(found);
  } catch (error) {
    say(refusal, error instanceof Error ? error.message : String(error));
  }
}

byId("entrance", HTMLFormElement).addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  void goIn();
});
byId("leave", HTMLButtonElement).addEventListener("click", () => {
  if (pass !== undefined) signOff(pass);
  leave("");
});
byId("language", HTMLButtonElement).addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem(LANGUAGE_KEPT_AS, language);
  speak();
});
for (const button of buttons) {
  button.type = "button";
  button.addEventListener("click", () => void press(button.dataset["button"] as Button));
}
setInterval(show, TICK_MS);

speak();
if (pass !== undefined) begin(pass);

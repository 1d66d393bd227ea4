import { describe, expect, it } from "vitest";
import { runCommand } from "./command.ts";

const node = process.execPath;

describe("a command", () => {
  it("gives its output and its exit code", async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3";
    const result = await runCommand(node, ["-e", script], { timeoutMs: 20_000 });
    expect(result).toMatchObject({ code: 3, timedOut: false });
    expect(result.output).toContain("out\n");
    expect(result.output).toContain("err\n");
  });

  it("has no stdin to wait for", async () => {
    const result = await runCommand(node, ["-e", "process.stdin.on('end', () => process.exit(5)).resume()"], {
      timeoutMs: 20_000,
    });
    expect(result.code).toBe(5);
  });

  it("that does not exist is a result, not an exception", async () => {
    const result = await runCommand("there-is-no-such-program", [], { timeoutMs: 20_000 });
    expect(result.code).toBeUndefined();
    expect(result.output).toContain("there-is-no-such-program");
  });

  it("that hangs is ended with what it has started", async () => {
    const script =
      "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })";
    const result = await runCommand(node, ["-e", script], { timeoutMs: 500 });
    // The grandchild holds the output open: only its end lets this one end.
    expect(result).toMatchObject({ code: undefined, timedOut: true });
    expect(result.output).toContain("stopped after");
  });
});

/**
 * What a reader wants of an example: its commands without prompts and without what they print.
 *
 * @param text the example as it stands on the page
 * @returns the commands; undefined for a block that is no session
 */
export function commandsOf(text: string): string | undefined {
  const lines = text.replace(/\n+$/, "").split("\n");
  if (lines.some((line) => /^>>>( |$)/.test(line))) {
    return lines
      .filter((line) => /^(>>>|\.\.\.)( |$)/.test(line))
      .map((line) => line.slice(4))
      .join("\n");
  }
  if (!lines.some((line) => line.startsWith("$ "))) return undefined;
  const commands: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    if (line.startsWith("$ ")) commands.push(line.slice(2));
    else if (goesOn) commands.push(line.replace(/^> /, ""));
    else continue;
    goesOn = line.endsWith("\\");
  }
  return commands.join("\n");
}

/** Let the theme's own button, which copies a block of code, copy the commands of a session. */
export function copyCommandsAlone(): void {
  document.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element)) return;
      const button = event.target.closest("[data-clipboard-target]");
      const target = button?.getAttribute("data-clipboard-target");
      if (!button || !target || button.hasAttribute("data-clipboard-text")) return;
      const commands = commandsOf(document.querySelector(target)?.textContent ?? "");
      if (commands !== undefined) button.setAttribute("data-clipboard-text", commands);
    },
    { capture: true },
  );
}

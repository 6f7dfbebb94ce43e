// Reads TypeScript well enough for the structure checks: what is code, what is comment, what is imported.

const regexMayFollow = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else))$/;

/**
 * Blanks out comments, and the contents of strings where asked, keeping every line break so that line numbers hold.
 * @param {string} source
 * @param {{ keepStrings?: boolean }} [options]
 */
export function codeOf(source, { keepStrings = false } = {}) {
  let code = "";
  let at = 0;
  while (at < source.length) {
    const [end, kind] = tokenAt(source, at, code);
    const token = source.slice(at, end);
    const isKept = kind === "code" || (keepStrings && kind === "string");
    code += isKept ? token : token.replace(/[^\n]/g, " ");
    at = end;
  }
  return code;
}

function tokenAt(source, at, before) {
  const two = source.slice(at, at + 2);
  const one = source[at];
  if (two === "//") return [endOf(source, at, "\n"), "comment"];
  if (two === "/*") return [endOf(source, at + 2, "*/") + 2, "comment"];
  if (one === '"' || one === "'") return quotedAt(source, at, one);
  // A template is taken as a whole: code within ${} is not looked at.
  if (one === "`") return [closingQuote(source, at, "`") + 1, "string"];
  if (one === "/" && regexMayFollow.test(before.trimEnd())) return regexAt(source, at);
  return [at + 1, "code"];
}

/** An apostrophe that finds no partner on its line is text of a page, not a string. */
function quotedAt(source, at, quote) {
  const close = closingQuote(source, at, quote);
  const line = endOf(source, at, "\n");
  return close < line ? [close + 1, "string"] : [at + 1, "code"];
}

function regexAt(source, at) {
  const line = source.slice(at, endOf(source, at, "\n"));
  const found = /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*/.exec(line);
  return found ? [at + found[0].length, "string"] : [at + 1, "code"];
}

function closingQuote(source, at, quote) {
  for (let i = at + 1; i < source.length; i += 1) {
    if (source[i] === "\\") i += 1;
    else if (source[i] === quote) return i;
  }
  return source.length;
}

function endOf(source, from, mark) {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found;
}

const fromClause = /\b(import|export)\s+(type\s+)?([\w$*\s{},]*?)\s*\bfrom\s*["']([^"'\n]+)["']/g;
const bareImport = /\bimport\s*\(?\s*["']([^"'\n]+)["']/g;

/**
 * What a file imports or exports from elsewhere.
 * @returns {{ from: string, line: number, isType: boolean, isExport: boolean }[]} isType: nothing of it is there at run time
 */
export function importsOf(source) {
  const code = codeOf(source, { keepStrings: true });
  const found = [...code.matchAll(fromClause)].map((match) => {
    const [, verb, type, names = "", from] = match;
    return { from, line: lineAt(code, match.index), isType: type !== undefined || namesOnlyTypes(names), isExport: verb === "export" };
  });
  for (const match of code.matchAll(bareImport)) {
    found.push({ from: match[1], line: lineAt(code, match.index), isType: false, isExport: false });
  }
  return found;
}

function namesOnlyTypes(names) {
  const braced = /^\{([\s\S]*)\}$/.exec(names.trim());
  if (!braced) return false;
  const each = braced[1]
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return each.length > 0 && each.every((name) => name.startsWith("type "));
}

/** The number of the line that holds this position. */
export function lineAt(text, position) {
  return text.slice(0, position).split("\n").length;
}

"use client";
import { useLayoutEffect } from "react";
import { keptTheme, showTheme } from "./theme";

/** Where the browser draws the page anew (a page that is not found), the theme of the first paint is gone: it is put back. */
export function KeepTheme() {
  useLayoutEffect(() => {
    if (document.documentElement.dataset.theme === undefined) showTheme(keptTheme());
  }, []);
  return null;
}

/** Runs before the first paint, so that a dark screen never flashes light. The choice is kept on the device. */
export const THEME_SCRIPT = `(function(){var d=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)");
function set(){var c=null;try{c=localStorage.getItem("foothold.theme")}catch(e){}d.dataset.theme=c==="light"||c==="dark"?c:m.matches?"dark":"light"}
set();m.addEventListener("change",set)})()`;

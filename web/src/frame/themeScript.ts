import { DARK_PAGES, PREFERENCES_KEY } from './preferences.ts';

/**
 * Runs before the first paint, so that no page flashes in the other theme. It says what `parsePreferences` and `themeOf`
 * say, in the few bytes that a page can carry inline; a test runs both.
 */
export const THEME_SCRIPT = `(()=>{let p={};try{p=JSON.parse(localStorage.getItem(${JSON.stringify(PREFERENCES_KEY)})||"{}")}catch{}
const a=location.pathname,d=document.documentElement.dataset,t=p.theme;
d.theme=t==="light"||t==="dark"?t:t==="system"?(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"):${JSON.stringify(DARK_PAGES)}.some(x=>a===x||a.startsWith(x+"/")||a===x+".html")?"dark":"light";
if(p.upDown==="blue-orange")d.updown=p.upDown})()`;

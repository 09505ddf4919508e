/** What other applications add to the name of the browser that they show pages in. */
const hosts =
  /FBAN|FBAV|Instagram|\bLine\/|MicroMessenger|WhatsApp|Telegram|TikTok|BytedanceWebview|Snapchat|LinkedInApp/
const androidWebView = /Android.*; wv\)/
const iosWebView = /\((iPhone|iPad|iPod)[^)]*\) AppleWebKit\/(?!.*\bSafari\/)/

/**
 * Whether a page is shown inside another application, judged by the browser's `User-Agent`. Singpass does not log in
 * there: such a view may not open the Singpass app, and what comes back may land in another browser.
 *
 * A guess, fit for advice and never for a refusal: an unknown application is taken for a browser.
 *
 * @see Singpass developer documentation, User Device and Software Requirement
 */
export function isInAppBrowser(userAgent: string): boolean {
  return hosts.test(userAgent) || androidWebView.test(userAgent) || iosWebView.test(userAgent)
}

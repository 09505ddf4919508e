/** What other applications add to the name of the browser that they show pages in. */
const hosts = [
  'FBAN',
  'FBAV',
  'Instagram',
  ' Line/',
  'MicroMessenger',
  'WhatsApp',
  'Telegram',
  'TikTok',
  'BytedanceWebview',
  'Snapchat',
  'LinkedInApp',
  'Twitter for i',
  'TwitterAndroid',
  ' GSA/',
]
const appleDevices = ['(iPhone', '(iPad', '(iPod']

/**
 * Whether a page is shown inside another application, judged by the browser's `User-Agent`. Singpass does not log in
 * there: such a view may not open the Singpass app, and what comes back may land in another browser.
 *
 * A guess, fit for advice and never for a refusal: an unknown application is taken for a browser. It takes time in
 * proportion to the text, whatever somebody writes there.
 *
 * @see Singpass developer documentation, User Device and Software Requirement
 */
export function isInAppBrowser(userAgent: string): boolean {
  const has = (word: string) => userAgent.includes(word)
  const isAndroidView = has('Android') && has('; wv)')
  const isAppleView = appleDevices.some(has) && has(') AppleWebKit/') && !has(' Safari/')
  return hosts.some(has) || isAndroidView || isAppleView
}

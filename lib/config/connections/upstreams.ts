import { singpassIssuer } from 'singpass-client'
import type { SingpassPlace } from './fapi.ts'
import { type V3Values, v3Url } from './v3.ts'

/** Where persons would be fetched, and the setting that says so. */
export interface Upstream {
  setting: string
  url: string
  /** Whether it is Singpass or Myinfo itself, whose people or test accounts are their own. */
  isGenuine: boolean
}

const singpassIssuers: readonly string[] = [singpassIssuer('staging'), singpassIssuer('production')]

/** Every place that the settings name, as far as they could be read. */
export function upstreamsOf(v3: Partial<V3Values> | undefined, { issuer, setting }: SingpassPlace): Upstream[] {
  const fapi = issuer && setting ? [{ setting, url: issuer, isGenuine: singpassIssuers.includes(issuer) }] : []
  return [...(v3?.MYINFO_V3_ENV ? [v3Upstream(v3)] : []), ...fapi]
}

function v3Upstream(v3: Partial<V3Values>): Upstream {
  const url = v3Url(v3) ?? 'https://api.myinfo.gov.sg'
  const setting = v3.MYINFO_V3_URL ? 'MYINFO_V3_URL' : 'MYINFO_V3_ENV'
  return { setting, url, isGenuine: /(^|\.)api\.myinfo\.gov\.sg$/.test(new URL(url).hostname) }
}

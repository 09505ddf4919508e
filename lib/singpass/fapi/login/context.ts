/**
 * What a person is about to do, as the Singpass app tells them before they approve: the nearest of these, a defence
 * against phishing that a client which always sends the default gives away. One name is misspelt by Singpass itself.
 *
 * @see Singpass documentation, Integration Guide 1, "Authentication Context"
 */
export const authenticationContexts = [
  'CPF_CHANGE_PAYMENT_MODE',
  'CPF_CHANGE_DAILY_WITHDRAWAL_LIMIT',
  'CPF_PROFILE_UPDATE',
  'CPF_LINK_BANK_ACCOUNT',
  'CPF_FUNDS_TRANSFER',
  'BANK_CASA_OPENING',
  'BANK_CASA_INITIAL_USAGE',
  'BANK_CARD_APPLICATION',
  'BANK_CARD_INITIAL_USAGE',
  'BANK_LOAN_APPLICATION',
  'BANK_ADD_LOCAL_RECEIPIENT',
  'BANK_ADD_OVERSEAS_RECIPIENT',
  'BANK_INCREASE_TRANSFER_LIMIT',
  'BANK_REPORT_FRAUD_SUSPICIOUS_ACTIVITY',
  'BANK_FUNDS_TRANSFER_LOCAL',
  'BANK_REMIT_MONEY_OVERSEAS',
  'BANK_REPORT_LOST_CARD',
  'BANK_CHANGE_NOTIFICATION_METHOD',
  'BANK_INCREASE_CREDIT_CARD_LIMIT',
  'BANK_REQUEST_CASH_ADVANCE',
  'BANK_INCREASE_INFLOW_OUTFLOW',
  'BANK_ACTIVATE_DORMANT_ACCOUNT',
  'BANK_LOGIN_NEW_DEVICE',
  'BANK_LOGIN_UNFAMILIAR_IP',
  'BANK_UPDATE_USER_INFORMATION',
  'BANK_NEW_DEVICE_REGISTRATION',
  'BANK_UNLOCK_MONEY_LOCK',
  'BANK_GOOGLE_PAY_APPLE_PAY_CARD_ONBOARDING',
  'FI_ACCOUNT_OPENING',
  'FI_LINK_BANK_ACCOUNT',
  'FI_INCREASE_TRANSFER_LIMIT',
  'FI_INCREASE_WITHDRAWAL_LIMIT',
  'FI_INITIATE_DEPOSIT',
  'TELCO_SIM_CARD_APPLICATION',
  'TELCO_SIM_CARD_ACTIVATION',
  'TELCO_CHANGE_ACCOUNT_DETAILS',
  'TELCO_ACTIVATE_ROAMING',
  'TELCO_CHANGE_NOTIFICATION_METHOD',
  'APP_AUTHENTICATION_DEFAULT',
  'APP_PAYMENT_DEFAULT',
  'APP_ACCOUNT_PASSWORD_CHANGE_DEFAULT',
  'APP_ACCOUNT_PASSWORD_RESET_DEFAULT',
  'APP_ACCOUNT_DETAILS_CHANGE_DEFAULT',
  'APP_ONBOARDING_DEFAULT',
] as const

/** What somebody logs in for, by Singpass's own names. */
export type AuthenticationContext = (typeof authenticationContexts)[number]

/**
 * Refuses a context that Singpass would refuse.
 *
 * @throws TypeError naming the member of the request.
 */
export function requireContext(context: string, message: string | undefined): void {
  if (!authenticationContexts.some((known) => known === context)) {
    throw new TypeError('"context" must be one of the authentication contexts that Singpass lists')
  }
  if (message !== undefined && !/^[A-Za-z0-9 .,\-@'!()]{1,100}$/.test(message)) {
    throw new TypeError('"contextMessage" must be 1 to 100 letters, digits, spaces and . , - @ \' ! ( )')
  }
}

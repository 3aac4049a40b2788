/** Errors and null objects as Excel sends them. */

/** Excel's own codes (Office.js `Excel.ErrorCodes`) and English messages. */
const MESSAGES = {
  ItemNotFound: "The requested resource doesn't exist.",
  AccessDenied: 'You cannot perform the requested operation.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidOperationInCellEditMode:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  ApiNotFound: 'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
  GeneralException: 'There was an internal error while processing the request.',
} as const;

export class ApiError extends Error {
  readonly code: keyof typeof MESSAGES;

  constructor(code: keyof typeof MESSAGES, location = '') {
    super(MESSAGES[code] + (location === '' ? '' : ` (${location})`));
    this.code = code;
  }
}

/** What an …OrNullObject method answers where there is nothing. */
export const NULL_OBJECT = Symbol('null object');

/** An object of Excel's interface: members by their names on the wire. */
export abstract class Wire {
  /** How the object is known afterwards; undefined where it has no id. */
  get $id(): string | undefined {
    return undefined;
  }

  /** Under which the object is found again in a later batch; undefined until it is kept. */
  $reference: string | undefined;
}

/** Excel's own services, which Office.js tells that it is ready. */
export class ServiceWire extends Wire {
  NotifyActionHandlerReady(): string {
    return '';
  }
}

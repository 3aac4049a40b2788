/** Thrown for data that is no deflate stream, or inflates to more than it may. The caller knows which part it is. */
export class Undecodable extends Error {}

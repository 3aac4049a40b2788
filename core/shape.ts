/**
 * V8 compiles a class's methods for the shape of its objects, and throws the code away at a major collection that finds none
 * of them alive: in a service, nearly any between two requests. So of each class that a sheet's cells run through one
 * object is kept, as small as it gets.
 */
const kept: object[] = [];

export function keepShape(object: object): void {
  kept.push(object);
}

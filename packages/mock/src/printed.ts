/** A part of an answer that is JSON text already. The type says what the text parses to. */
export class Printed<Value> {
  readonly json: string;
  declare readonly '~value': Value;

  constructor(json: string) {
    this.json = json;
  }
}

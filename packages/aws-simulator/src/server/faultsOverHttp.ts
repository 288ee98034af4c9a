import { WireAnswer } from '../wire/WireAnswer';
import { Faults } from '../faults/Faults';

/** The path of the faults, for requests that nobody signed. */
export const FAULTS_PATH = '/_faults';

/**
 * Lets a person inject faults into a running simulator: `GET` lists the rules,
 * `POST` adds the one in the body, `DELETE` removes them all.
 *
 * @param faults - of the simulator.
 * @returns the rules in force, or what is wrong with the request.
 */
export function faultsOverHttp(
  faults: Faults,
  method: string,
  body: Buffer,
): WireAnswer {
  try {
    switch (method) {
      case 'POST':
        faults.add(JSON.parse(body.toString('utf8')));
        break;
      case 'DELETE':
        faults.clear();
        break;
      case 'GET':
        break;
      default:
        return json(405, { message: `${method} is not GET, POST or DELETE` });
    }
    return json(200, { faults: faults.list() });
  } catch (error) {
    return json(400, {
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

function json(status: number, value: unknown): WireAnswer {
  return {
    status,
    contentType: 'application/json',
    body: `${JSON.stringify(value, undefined, 2)}\n`,
  };
}

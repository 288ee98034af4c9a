import { badRequest } from './refusals';

/**
 * Texts whose length the documentation of the API limits; the models leave it out.
 *
 * @throws AwsError `BadRequestException`, whose words are from memory
 */
export function checkText(
  member: string,
  text: string | undefined,
  longest: number,
  shortest = 1,
): void {
  if (text !== undefined && (text.length < shortest || text.length > longest)) {
    throw badRequest(
      `${member} must have a length between ${shortest} and ${longest}`,
    );
  }
}

/** What AWS answers, or something else where the portal may not ask; EC2 has a code of its own for that. */
export async function unlessDenied<T>(
  otherwise: T,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (
      error instanceof Error &&
      /^(AccessDenied|UnauthorizedOperation)/.test(error.name)
    ) {
      return otherwise;
    }
    throw error;
  }
}

/** What AWS answers, or undefined where it does not know the resource any more. */
export async function orMissing<T>(
  errorName: string,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.name === errorName) {
      return undefined;
    }
    throw error;
  }
}

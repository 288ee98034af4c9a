/** The parts of a status that an operation changes, by what they are kept under. */
export const resourceOf = {
  service: (arn: string) => `service:${arn}`,
  runningTasks: (arn: string) => `running-tasks:${arn}`,
  stoppedTasks: (arn: string) => `stopped-tasks:${arn}`,
};

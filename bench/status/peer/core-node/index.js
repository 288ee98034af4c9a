/** Finds services by tags, which the benchmark does not use. */
const AwsResourceLocatorFactory = {
  async fromConfig() {
    return {
      async getResourceArns() {
        throw new Error('The benchmark finds services by ARN');
      },
    };
  },
};

module.exports = { AwsResourceLocatorFactory };

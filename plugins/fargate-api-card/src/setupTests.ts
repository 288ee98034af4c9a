import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine is no failure: the tests wait for what they look for.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

import axios from 'axios';

/** Calls of the tests to servers on this machine; what a status means is for the test to say. */
export const http = axios.create({ proxy: false, validateStatus: () => true });

/** A body that leaves as it was written, be it JSON or not. */
export const raw = (text: string) => Buffer.from(text);

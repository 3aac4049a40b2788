/** Reads the service's answers, behind the first screen: their shapes are not needed to draw it. */
import { later } from '../later.ts';
import type * as AnswersModule from './answers.ts';

/** @throws Trouble `page-unavailable` */
export async function answerReader(): Promise<(typeof AnswersModule)['parseAnswer']> {
  return (await later(() => import(/* webpackChunkName: "work" */ './answers.ts'))).parseAnswer;
}

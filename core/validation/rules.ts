/** Every rule, in the order of their ids. A new rule is a new file and a line here; its words go to findingText.ts. */
import { assessmentMissing } from './rules/assessmentMissing.ts';
import { assessmentUnreadable } from './rules/assessmentUnreadable.ts';
import { belowPlan } from './rules/belowPlan.ts';
import { columnNotRead } from './rules/columnNotRead.ts';
import { columnRepeated } from './rules/columnRepeated.ts';
import { criterionContradictsIndicators } from './rules/criterionContradictsIndicators.ts';
import { criterionRowMissing } from './rules/criterionRowMissing.ts';
import { criterionRowResult } from './rules/criterionRowResult.ts';
import { criterionWordMissing } from './rules/criterionWordMissing.ts';
import { figureAmbiguous } from './rules/figureAmbiguous.ts';
import { figureFar } from './rules/figureFar.ts';
import { figureMayBeDate } from './rules/figureMayBeDate.ts';
import { figureMissing } from './rules/figureMissing.ts';
import { figureNotExact } from './rules/figureNotExact.ts';
import { figureUnreadable } from './rules/figureUnreadable.ts';
import { formulaNotComputed } from './rules/formulaNotComputed.ts';
import { formulaOutside } from './rules/formulaOutside.ts';
import { formulaStale } from './rules/formulaStale.ts';
import { formulaTypedOver } from './rules/formulaTypedOver.ts';
import { headingByMeaning } from './rules/headingByMeaning.ts';
import { headingMoved } from './rules/headingMoved.ts';
import { hiddenColumn } from './rules/hiddenColumn.ts';
import { hiddenRow } from './rules/hiddenRow.ts';
import { likeLastThroughout } from './rules/likeLastThroughout.ts';
import { localRowBelow } from './rules/localRowBelow.ts';
import { localRowMissing } from './rules/localRowMissing.ts';
import { localRowUnclear } from './rules/localRowUnclear.ts';
import { metBelowUnconfirmed } from './rules/metBelowUnconfirmed.ts';
import { metContradictsFigure } from './rules/metContradictsFigure.ts';
import { monthUnreadable } from './rules/monthUnreadable.ts';
import { nameUnknown } from './rules/nameUnknown.ts';
import { mergedOverRows } from './rules/mergedOverRows.ts';
import { nameContradicts } from './rules/nameContradicts.ts';
import { notApplicableNotProvided } from './rules/notApplicableNotProvided.ts';
import { notComparable } from './rules/notComparable.ts';
import { notVerified } from './rules/notVerified.ts';
import { outOfPossible } from './rules/outOfPossible.ts';
import { partsMissing } from './rules/partsMissing.ts';
import { percentMayBeFraction } from './rules/percentMayBeFraction.ts';
import { remarkUnreadable } from './rules/remarkUnreadable.ts';
import { rowMissing } from './rules/rowMissing.ts';
import { rowNotPlaced } from './rules/rowNotPlaced.ts';
import { rowRepeated } from './rules/rowRepeated.ts';
import { rowReworded } from './rules/rowReworded.ts';
import { spelledOtherwise } from './rules/spelledOtherwise.ts';
import { struckThrough } from './rules/struckThrough.ts';
import { sumMissesRow } from './rules/sumMissesRow.ts';
import { textInOldFont } from './rules/textInOldFont.ts';
import { twoReports } from './rules/twoReports.ts';
import { unmetAboveRequirement } from './rules/unmetAboveRequirement.ts';
import { unmetWithoutDifficulty } from './rules/unmetWithoutDifficulty.ts';
import { verdictUnclear } from './rules/verdictUnclear.ts';
import { wholeOutsideParts } from './rules/wholeOutsideParts.ts';
import { wordForFigure } from './rules/wordForFigure.ts';
import { wrongPeriod } from './rules/wrongPeriod.ts';
import { wrongTemplate } from './rules/wrongTemplate.ts';
import { wrongUnit } from './rules/wrongUnit.ts';

export const rules = [
  wrongTemplate,
  wrongUnit,
  wrongPeriod,
  rowMissing,
  figureUnreadable,
  figureAmbiguous,
  assessmentMissing,
  assessmentUnreadable,
  outOfPossible,
  notApplicableNotProvided,
  rowRepeated,
  twoReports,
  metContradictsFigure,
  criterionContradictsIndicators,
  unmetWithoutDifficulty,
  unmetAboveRequirement,
  wordForFigure,
  figureMissing,
  percentMayBeFraction,
  formulaTypedOver,
  metBelowUnconfirmed,
  rowNotPlaced,
  hiddenRow,
  rowReworded,
  monthUnreadable,
  partsMissing,
  likeLastThroughout,
  notVerified,
  figureNotExact,
  columnRepeated,
  hiddenColumn,
  columnNotRead,
  figureFar,
  wholeOutsideParts,
  notComparable,
  verdictUnclear,
  criterionRowResult,
  criterionRowMissing,
  criterionWordMissing,
  nameUnknown,
  localRowMissing,
  localRowUnclear,
  localRowBelow,
  belowPlan,
  formulaStale,
  formulaNotComputed,
  formulaOutside,
  sumMissesRow,
  textInOldFont,
  struckThrough,
  mergedOverRows,
  nameContradicts,
  headingByMeaning,
  figureMayBeDate,
  remarkUnreadable,
  spelledOtherwise,
  headingMoved,
] as const;

export type RuleId = (typeof rules)[number]['id'];

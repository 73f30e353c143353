// What the page asks of the last answer.
import type { Answer } from "../ask/answer";
import type { Answers, Order } from "../ask/protocol";

/** An order about an answer that is there. */
type About = Extract<Order, { kind: "rows" | "sort" | "export" }>;

/**
 * Rows of the last answer, its new order, or all of it.
 *
 * @param answer undefined as long as this worker has answered nothing
 * @param order what the page wants of it
 * @throws Error when there is no answer
 */
export function tellOf(answer: Answer | undefined, order: About): Answers[About["kind"]] {
  if (!answer) throw new Error("This answer is gone. Run the query again.");
  switch (order.kind) {
    case "rows":
      return answer.slice(order.from, order.to);
    case "sort":
      answer.sort(order.by, order.descending);
      return null;
    case "export":
      return order.as === "csv" ? answer.toCsv() : answer.toJson();
  }
}

"""A quiz with one question of every kind, and its answers as a page posts them and as the server keeps them."""

from typing import Any

A_QUIZ: dict[str, Any] = {
    "intro": "Five questions about keys.",
    "questions": [
        {
            "id": "what-is-shared",
            "kind": "single",
            "prompt": "Which of these may everybody see?",
            "options": [
                {"text": "The address", "correct": True, "feedback": "An address is made to be shared."},
                {"text": "The private key", "feedback": "Whoever has it has everything."},
                {"text": "The seed phrase"},
            ],
            "explanation": "An address is derived from the key, and nobody can go back.",
        },
        {
            "id": "what-is-secret",
            "kind": "multiple",
            "prompt": "What must stay secret?",
            "options": [
                {"text": "The private key", "correct": True},
                {"text": "The seed phrase", "correct": True},
                {"text": "The address"},
            ],
            "explanation": "Key and phrase are two forms of one secret.",
        },
        {
            "id": "chains-forget",
            "kind": "true_false",
            "prompt": "A confirmed transfer can be taken back by the school.",
            "answer": False,
            "explanation": "Nobody can.",
        },
        {
            "id": "tinybars",
            "kind": "numeric",
            "prompt": "How many HBAR are 150 million tinybars?",
            "answer": 1.5,
            "tolerance": 0.01,
            "unit": "HBAR",
            "explanation": "One HBAR is 100 million tinybars.",
        },
        {
            "id": "life-of-a-transfer",
            "kind": "ordering",
            "prompt": "Put the steps in order.",
            "items": ["Write it", "Sign it", "Send it", "See it confirmed"],
            "explanation": "It is signed before it leaves the wallet.",
        },
    ],
}


def right_answers(content: dict[str, Any], *, wrong: int = 0) -> dict[str, Any]:
    """Answers to compiled quiz `content` as the server keeps them, the first `wrong` questions answered wrongly."""
    return {
        question["id"]: _answer(question, is_right=index >= wrong)
        for index, question in enumerate(content["questions"])
    }


def as_posted(content: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """`answers` (as kept) as the fields of the quiz form."""
    fields: dict[str, Any] = {}
    for question in content["questions"]:
        name, answer = f"q-{question['id']}", answers[question["id"]]
        match question["kind"]:
            case "ordering":
                fields |= {f"{name}-{item}": str(place) for place, item in enumerate(answer, start=1)}
            case "true_false":
                fields[name] = "true" if answer else "false"
            case _:
                fields[name] = answer
    return fields


def _answer(question: dict[str, Any], *, is_right: bool) -> Any:
    match question["kind"]:
        case "true_false":
            return question["answer"] is is_right
        case "numeric":
            return str(question["answer"] if is_right else question["answer"] + question["tolerance"] + 1)
        case "ordering":
            items = [item["id"] for item in question["items"]]
            return items if is_right else items[::-1]
        case "multiple":
            return [option["id"] for option in question["options"] if option["correct"] is is_right]
        case _:
            return next(option["id"] for option in question["options"] if option["correct"] is is_right)

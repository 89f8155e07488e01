// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// What the tests ask Foundry for: another sender, another time, what was written into the log.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function assertEq(uint256 left, uint256 right, string calldata words) external pure;
    function assertEq(int256 left, int256 right, string calldata words) external pure;
    function assertEq(bool left, bool right, string calldata words) external pure;
    function assertEq(address left, address right, string calldata words) external pure;
    function assertEq(bytes calldata left, bytes calldata right, string calldata words) external pure;
    function deal(address who, uint256 amount) external;
    function etch(address who, bytes calldata code) external;
    function getCode(string calldata name) external view returns (bytes memory);
    function getRecordedLogs() external returns (Log[] memory);
    function label(address who, string calldata name) external;
    function prank(address sender) external;
    function recordLogs() external;
    function revertToState(uint256 number) external returns (bool);
    function roll(uint256 number) external;
    function snapshotState() external returns (uint256);
    function warp(uint256 second) external;
}

/// The steps that the tests are made of. Nothing here is about your contract.
abstract contract Steps {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 internal constant FUNDS = 10 ** 24;
    address internal deployed;
    uint256 private second = 1_750_000_000;
    uint256 private number = 1000;

    /// A name for an address, and money to begin with.
    function join(address who, string memory name) internal {
        vm.label(who, name);
        vm.deal(who, FUNDS);
    }

    /// Somebody who is a program: what it does when it is paid stands in its code.
    function joinWithCode(address who, string memory name, bytes memory code) internal {
        join(who, name);
        vm.etch(who, code);
    }

    function deploy(string memory name, bytes memory arguments, address from, uint256 value) internal {
        (bool worked, bytes memory reason) = create(name, arguments, from, value);
        if (!worked) bubble(reason);
    }

    function deployRefused(string memory name, bytes memory arguments, address from, uint256 value)
        internal
        returns (bytes memory reason)
    {
        bool worked;
        (worked, reason) = create(name, arguments, from, value);
        require(!worked, "The deployment should be refused.");
    }

    function send(address from, uint256 value, bytes memory data) internal {
        later(1);
        vm.recordLogs();
        (bool worked, bytes memory answer) = message(from, value, data);
        if (!worked) bubble(answer);
    }

    /// The reason of a refusal, as the contract gave it.
    function refused(address from, uint256 value, bytes memory data) internal returns (bytes memory reason) {
        later(1);
        bool worked;
        (worked, reason) = message(from, value, data);
        require(!worked, "This should be refused.");
    }

    /// The answer to a call, and everything as it was before it.
    function ask(address from, uint256 value, bytes memory data) internal returns (bytes memory answer) {
        uint256 before = vm.snapshotState();
        bool worked;
        (worked, answer) = message(from, value, data);
        vm.revertToState(before);
        if (!worked) bubble(answer);
    }

    function later(uint256 seconds_) internal {
        second += seconds_;
        number += 1;
        vm.warp(second);
        vm.roll(number);
    }

    function equal(bytes memory answer, uint256 expected) internal pure {
        vm.assertEq(abi.decode(answer, (uint256)), expected, "another answer");
    }

    function equal(bytes memory answer, int256 expected) internal pure {
        vm.assertEq(abi.decode(answer, (int256)), expected, "another answer");
    }

    function equal(bytes memory answer, bool expected) internal pure {
        vm.assertEq(abi.decode(answer, (bool)), expected, "another answer");
    }

    function equal(bytes memory answer, address expected) internal pure {
        vm.assertEq(abi.decode(answer, (address)), expected, "another answer");
    }

    function equal(bytes memory answer, bytes memory expected) internal pure {
        vm.assertEq(answer, expected, "another answer");
    }

    function refusedBy(bytes memory reason, bytes4 expected) internal pure {
        vm.assertEq(abi.encode(bytes4(reason)), abi.encode(expected), "another refusal");
    }

    function refusedBy(bytes memory reason, bytes memory expected) internal pure {
        vm.assertEq(reason, expected, "another refusal");
    }

    function holds(address who, uint256 amount) internal view {
        vm.assertEq(who.balance, amount, "another balance");
    }

    /// The last transaction wrote this event, whatever stands in it.
    function emitted(bytes32 topic) internal {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics.length > 0 && logs[i].topics[0] == topic) return;
        }
        revert("The event is missing.");
    }

    /// The last transaction wrote this event with these values; which of them are indexed is yours to choose.
    function emitted(bytes32 topic, bytes memory values) internal {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics.length == 0 || logs[i].topics[0] != topic) continue;
            if (keccak256(logs[i].data) == keccak256(values) || mixes(logs[i], values, 0, 1)) return;
        }
        revert("The event is missing, or other values stand in it.");
    }

    /// Whether the words of `values` from `word` on are the topics from `topic` on and the data, each in its order.
    function mixes(Vm.Log memory log, bytes memory values, uint256 word, uint256 topic) private pure returns (bool) {
        uint256 words = values.length / 32;
        if (log.data.length / 32 + log.topics.length - 1 != words) return false;
        if (word == words) return true;
        bytes32 expected = wordOf(values, word);
        uint256 place = word - (topic - 1);
        if (topic < log.topics.length && log.topics[topic] == expected && mixes(log, values, word + 1, topic + 1)) return true;
        return place < log.data.length / 32 && wordOf(log.data, place) == expected && mixes(log, values, word + 1, topic);
    }

    function wordOf(bytes memory data, uint256 index) private pure returns (bytes32 found) {
        assembly {
            found := mload(add(add(data, 32), mul(index, 32)))
        }
    }

    function create(string memory name, bytes memory arguments, address from, uint256 value)
        private
        returns (bool, bytes memory reason)
    {
        bytes memory code = abi.encodePacked(vm.getCode(name), arguments);
        address made;
        later(1);
        vm.deal(address(this), value);
        vm.prank(from);
        assembly {
            made := create(value, add(code, 32), mload(code))
            let size := returndatasize()
            reason := mload(64)
            mstore(64, add(reason, and(add(size, 63), not(31))))
            mstore(reason, size)
            returndatacopy(add(reason, 32), 0, size)
        }
        deployed = made;
        if (made != address(0)) vm.label(made, name);
        return (made != address(0), reason);
    }

    function message(address from, uint256 value, bytes memory data) private returns (bool, bytes memory) {
        vm.prank(from);
        return deployed.call{value: value}(data);
    }

    function bubble(bytes memory reason) private pure {
        if (reason.length == 0) revert("Refused without a reason.");
        assembly {
            revert(add(reason, 32), mload(reason))
        }
    }
}

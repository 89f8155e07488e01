// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

contract Pot {
    error NotMember(address who);
    error PaidAlready(address who);
    error WrongAmount(uint256 wanted, uint256 came);
    error NothingOwed(address who);
    error NotPaid(address who);
    event Paid(address indexed member, uint256 round);
    event Taken(address indexed who, uint256 amount);

    address public immutable organiser;
    uint256 public immutable share;
    address[] public members;
    uint256 public round;
    uint256 public payments;
    mapping(address => bool) public isMember;
    mapping(uint256 => mapping(address => bool)) public hasPaid;
    mapping(address => uint256) public owed;

    constructor(uint256 share_, address[] memory members_) {
        organiser = msg.sender;
        share = share_;
        members = members_;
        for (uint256 i = 0; i < members_.length; i++) isMember[members_[i]] = true;
    }

    function next() public view returns (address) {
        return members[round % members.length];
    }

    function pay(address member) external payable {
        if (!isMember[member]) revert NotMember(member);
        if (hasPaid[round][member]) revert PaidAlready(member);
        if (msg.value != share) revert WrongAmount(share, msg.value);
        hasPaid[round][member] = true;
        payments += 1;
        emit Paid(member, round);
        if (payments == members.length) _close();
    }

    function _close() private {
        owed[next()] += share * members.length; 
        payments = 0;
        round += 1;
    }

    function take() external {
        uint256 amount = owed[msg.sender];
        if (amount == 0) revert NothingOwed(msg.sender);
        owed[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: amount}("");
        if (!ok) revert NotPaid(msg.sender);
        emit Taken(msg.sender, amount);
    }
}
